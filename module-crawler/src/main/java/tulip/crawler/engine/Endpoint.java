package tulip.crawler.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;

/// What the [BlockingClient] keeps for one origin (scheme, host and port): idle connections and constant header fields.
final class Endpoint {
    private final Url origin;
    private final Headers headers;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile InetAddress[] fixed; // addresses of a literal or localhost, once resolved; else null

    Endpoint(Url origin) {
        this.origin = origin;
        this.headers = new Headers()
                .add("Host", origin.authority())
                .add("User-Agent", "tulip-crawler/1.0")
                .add("Accept", "text/html, */*;q=0.1")
                .add("Accept-Encoding", "gzip");
    }

    boolean secure() {
        return origin.secure();
    }

    int port() {
        return origin.port();
    }

    String authority() {
        return origin.authority();
    }

    /// The host, without the brackets of an IPv6 address.
    String host() {
        String host = origin.host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Writes a request for a page of this origin.
    byte[] request(Url url) {
        return new RequestHead("GET", url.pathAndQuery(), Version.HTTP_1_1, headers).toBytes();
    }

    /// Looks up the addresses of the host. Keeps those of literals and `localhost` for ever; the JDK caches other
    /// names for 30 s.
    InetAddress[] addresses() throws UnknownHostException {
        InetAddress[] known = fixed;
        if (known == null) {
            known = InetAddress.getAllByName(host());
            if (isFixed(host())) {
                fixed = known;
            }
        }
        return known;
    }

    private static boolean isFixed(String host) {
        char last = host.charAt(host.length() - 1); // no top-level domain ends with a digit
        return host.equals("localhost") || host.indexOf(':') >= 0 || (last >= '0' && last <= '9');
    }

    /// Takes the connection that was used most recently.
    Optional<Connection> takeIdle() {
        return Optional.ofNullable(idle.pollFirst());
    }

    void putIdle(Connection connection) {
        idle.addFirst(connection);
    }
}
