package tulip.crawler;

import tulip.crawler.http.MiniConnection;
import tulip.crawler.http.MiniHttp;

final class MiniHttpTest extends MiniHttpContract {
    @Override
    protected MiniConnection connection() {
        return new MiniHttp();
    }
}
