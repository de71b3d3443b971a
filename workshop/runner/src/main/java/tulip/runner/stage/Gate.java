package tulip.runner.stage;

import java.util.Optional;
import java.util.Set;

/// Refuses requests that no page of this server sends.
///
/// A page of another site can make the browser send requests to this machine. The browser then names that site in
/// `Origin`; if the site has pointed its own name to 127.0.0.1 (DNS rebinding), it names that in `Host`.
final class Gate {
    private Gate() {}

    /// Says why a request is refused; empty if it is not.
    ///
    /// @param port    of the server
    /// @param host    the field Host; null if there is none
    /// @param origin  the field Origin; null if there is none
    static Optional<String> refusal(int port, String host, String origin) {
        Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        if (host == null || !hosts.contains(host)) {
            return Optional.of("refused: the Host of this page is 127.0.0.1 or localhost, with its port");
        }
        if (origin != null && hosts.stream().noneMatch(each -> origin.equals("http://" + each))) {
            return Optional.of("refused: only the page of this server may ask");
        }
        return Optional.empty();
    }
}
