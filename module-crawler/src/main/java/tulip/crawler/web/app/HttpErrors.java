package tulip.crawler.web.app;

import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// Turns an [HttpException] into its response (`ExceptionMiddleware` of Starlette).
final class HttpErrors implements Application {
    private final Application inner;

    HttpErrors(Application inner) {
        this.inner = inner;
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws Exception {
        var started = new boolean[1];
        try {
            inner.handle(scope, receive, event -> {
                started[0] |= event instanceof Event.HttpResponseStart;
                send.send(event);
            });
        } catch (HttpException error) {
            if (started[0]) {
                throw error; // it is too late for another response
            }
            error.response().handle(scope, receive, send);
        }
    }
}
