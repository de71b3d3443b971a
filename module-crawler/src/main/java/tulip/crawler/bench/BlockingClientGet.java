package tulip.crawler.bench;

import java.io.IOException;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.engine.BlockingClient;

/// Gets the page with [BlockingClient], which has no thread or selector of its own.
final class BlockingClientGet implements PageGet {
    private final BlockingClient client = new BlockingClient(Limits.DEFAULT);
    private final Url page;

    BlockingClientGet(Url page) {
        this.page = page;
    }

    @Override
    public int get() throws Exception {
        Response response = client.get(page, _ -> true);
        if (response.status() != 200) {
            throw new IOException("status " + response.status());
        }
        return response.body().length;
    }

    @Override
    public void close() {
        client.close();
    }
}
