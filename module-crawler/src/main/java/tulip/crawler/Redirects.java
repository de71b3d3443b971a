package tulip.crawler;

import java.util.Optional;

/// Follows redirects by hand, one request for each hop (RFC 9110, section 15.4).
///
/// An HTTP client that follows by itself would leave the site before anybody could refuse it.
public interface Redirects {
    /// Sends single requests.
    @FunctionalInterface
    interface Requests {
        /// Requests this address, and follows nothing.
        ///
        /// @return where the response redirects to; empty if the response is no redirect
        Optional<Url> send(Url address);
    }

    /// Where a chain of redirects ends.
    sealed interface End {
        /// At an address whose response is no redirect.
        record Arrived(Url address) implements End {}

        /// At a redirect that may not be followed.
        ///
        /// @param kind  [FailureKind#REDIRECT_OFF_SITE], [FailureKind#REDIRECT_LOOP] or
        ///              [FailureKind#TOO_MANY_REDIRECTS]
        /// @param at    the address whose response is this redirect
        record Refused(FailureKind kind, Url at) implements End {}
    }

    /// Makes an object that remembers the responses it has seen.
    @FunctionalInterface
    interface Maker {
        /// @param site  redirects are followed to addresses with its scheme, host and port
        /// @param most  redirects that are followed in a row, at least 0
        Redirects make(Url site, int most, Requests requests);
    }

    /// Requests an address, and follows its redirects to their end.
    ///
    /// It requests no address twice, also when it is called again, and none off the site.
    ///
    /// @param from  an address on the site
    End follow(Url from);
}
