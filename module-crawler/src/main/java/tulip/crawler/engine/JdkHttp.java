package tulip.crawler.engine;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.UserAgent;
import tulip.crawler.guard.Access;

/// Makes the clients of `java.net.http`, and their requests.
///
/// `HttpClient` has no place for a guard, and it looks up names by itself. So each request goes to an address, and
/// says the name of the host in its `Host` field. Over TLS each host has a client of its own, because the name is
/// also needed for the certificate.
final class JdkHttp implements AutoCloseable {
    private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

    static {
        if (System.getProperty(RESTRICTED) == null) { // read when HttpClient is loaded
            System.setProperty(RESTRICTED, "host");
        }
    }

    // Like the default executor of HttpClient, whose threads would outlive the client by a minute.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("httpclient-", 1).factory());
    private final Limits limits;
    private final Access access;
    private final HttpClient plain;
    private final Map<String, HttpClient> secure = new ConcurrentHashMap<>(); // by host

    JdkHttp(Limits limits, Access access) {
        this.limits = limits;
        this.access = access;
        this.plain = builder().build();
    }

    private HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY) // a proxy would connect to another address
                .connectTimeout(limits.connectTimeout())
                .executor(threads);
    }

    HttpClient client(Url url) {
        return url.secure() ? secure.computeIfAbsent(url.hostOnly(), this::secureClient) : plain;
    }

    private HttpClient secureClient(String host) {
        SSLContext context = HostTls.of(access.tls(), host);
        SSLParameters parameters = context.getDefaultSSLParameters();
        if (!Endpoint.isLiteral(host)) {
            try {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            } catch (IllegalArgumentException unusual) {
                parameters.setServerNames(List.of()); // such as a_b.example: the host is not named to the server
            }
        }
        return builder().sslContext(context).sslParameters(parameters).build();
    }

    /// Makes a request to an address; empty if `HttpClient` would refuse it, or send another target.
    static Optional<HttpRequest> request(Url url, InetAddress address) {
        try {
            String literal = address.getHostAddress();
            String host = literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
            URI uri = URI.create(new Url(url.scheme(), host, url.port(), url.pathAndQuery()).toString());
            String query = uri.getRawQuery();
            String sent = uri.getRawPath() + (query == null || query.isEmpty() ? "" : "?" + query);
            if (!sent.equals(url.pathAndQuery())) {
                return Optional.empty();
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("User-Agent", UserAgent.ofThisJvm().field())
                    .header("Accept", "text/html, */*;q=0.1")
                    .header("Accept-Encoding", "gzip");
            if (!url.host().equals(host)) {
                request.header("Host", url.authority());
            }
            return Optional.of(request.build());
        } catch (IllegalArgumentException unsupported) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        plain.shutdownNow();
        secure.values().forEach(HttpClient::shutdownNow);
        plain.close();
        secure.values().forEach(HttpClient::close);
        threads.shutdownNow(); // a thread may be busy for ever: decision 8
    }
}
