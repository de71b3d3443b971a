package tulip.crawler.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;
import tulip.crawler.UserAgent;
import tulip.crawler.guard.Guard;
import tulip.crawler.http.Headers;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;

/// What a [KeepAliveClient] keeps for one origin (scheme, host and port): idle connections, and the constant
/// part of a request.
final class Endpoint {
    private static final byte[] METHOD = "GET ".getBytes(StandardCharsets.US_ASCII);

    private final Url origin;
    private final byte[] rest; // of each request, after its target
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Guard guard;
    private volatile List<InetAddress> fixed; // addresses of a literal or localhost, once resolved; else null

    Endpoint(Url origin, Guard guard) {
        this.origin = origin;
        this.guard = guard;
        var headers = new Headers()
                .add("Host", origin.authority())
                .add("User-Agent", UserAgent.ofThisJvm().field())
                .add("Accept", "text/html, */*;q=0.1")
                .add("Accept-Encoding", "gzip");
        byte[] request = new RequestHead("GET", "/", Version.HTTP_1_1, headers).toBytes();
        this.rest = Arrays.copyOfRange(request, METHOD.length + 1, request.length);
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
        return origin.hostOnly();
    }

    /// Writes a request for a page of this origin.
    byte[] request(Url url) {
        String target = url.pathAndQuery();
        byte[] request = Arrays.copyOf(METHOD, METHOD.length + target.length() + rest.length);
        Target.write(target, request, METHOD.length);
        System.arraycopy(rest, 0, request, METHOD.length + target.length(), rest.length);
        return request;
    }

    /// Looks up the addresses of the host to which a client may connect. Keeps those of literals and `localhost` for
    /// ever; the JDK caches other names for 30 s.
    List<InetAddress> addresses() throws UnknownHostException, FetchFailure {
        List<InetAddress> known = fixed;
        if (known == null) {
            known = guard.addresses(host());
            if (hasFixedAddress()) {
                fixed = known;
            }
        }
        return known;
    }

    /// Says whether [#addresses] never blocks: the host is a literal, or `localhost`.
    boolean hasFixedAddress() {
        return isFixed(host());
    }

    static boolean isFixed(String host) {
        return host.equals("localhost") || isLiteral(host);
    }

    static boolean isLiteral(String host) {
        char last = host.charAt(host.length() - 1); // no top-level domain ends with a digit
        return host.indexOf(':') >= 0 || (last >= '0' && last <= '9');
    }

    /// Takes the connection that was used most recently.
    Optional<Connection> takeIdle() {
        return Optional.ofNullable(idle.pollFirst());
    }

    void putIdle(Connection connection) {
        idle.addFirst(connection);
    }
}
