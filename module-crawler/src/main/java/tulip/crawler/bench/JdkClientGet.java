package tulip.crawler.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tulip.crawler.Url;

/// Gets the page with the JDK's client, which has a selector thread and worker threads of its own.
///
/// The client must not share the pool of its callers: if all threads of the pool waited for a response, none would be
/// left to process it (deadlock).
final class JdkClientGet implements PageGet {
    // Like the default executor of HttpClient, whose threads would outlive the client by a minute.
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI page;

    JdkClientGet(Url page) {
        this.page = URI.create(page.toString());
    }

    @Override
    public int get() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body().length;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        threads.close();
    }
}
