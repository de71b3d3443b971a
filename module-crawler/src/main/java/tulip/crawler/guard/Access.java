package tulip.crawler.guard;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import tulip.crawler.Url;

/// Which hosts the clients of an engine may reach.
///
/// @param guard  decides to which addresses they connect
/// @param trust  decides which certificates they accept; empty: those that the JDK accepts
public record Access(Guard guard, Optional<TrustManager> trust) {
    /// For sites on this machine, as in a race.
    public static final Access LOOPBACK = of(Url.parse("http://localhost/"), List.of());

    /// For a crawl of the user.
    ///
    /// @param named  special addresses that the user has allowed, beside those that the start names
    public static Access of(Url start, List<AddressBlock> named) {
        return new Access(PublicHosts.of(start, named, Resolver.SYSTEM), Optional.empty());
    }

    /// Makes a TLS context with this trust.
    public SSLContext tls() {
        try {
            if (trust.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.stream().toArray(TrustManager[]::new), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS: " + impossible.getMessage(), impossible);
        }
    }
}
