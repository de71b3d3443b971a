package tulip.crawler.web.app;

import java.util.List;
import java.util.Map;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// A whole application (the class `Starlette`): a router, round it the middleware, and a lifespan.
///
/// ```
/// server ──▶ middleware, in order ──▶ HttpErrors ──▶ Router ──▶ Endpoint ──▶ Response
/// ```
public final class WebApplication implements Application {
    private final Application stack;
    private final Lifespan lifespan;

    /// What lives as long as the server, such as a pool of connections (`lifespan=` of Starlette).
    @FunctionalInterface
    public interface Lifespan {
        /// Opens it, before the server listens.
        ///
        /// @param state  for what requests need
        /// @return is closed after the last request
        /// @throws Exception if the application cannot start
        AutoCloseable open(Map<String, Object> state) throws Exception;
    }

    /// @param middleware  the first is the outermost
    public WebApplication(Router router, List<Middleware> middleware, Lifespan lifespan) {
        stack = Middleware.chain(middleware, new HttpErrors(router));
        this.lifespan = lifespan;
    }

    public static WebApplication of(Router router, Middleware... middleware) {
        return new WebApplication(router, List.of(middleware), _ -> () -> {});
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws Exception {
        switch (scope) {
            case Scope.Http http -> stack.handle(http, receive, send);
            case Scope.Lifespan(Map<String, Object> state) -> live(state, receive, send);
        }
    }

    private void live(Map<String, Object> state, Receive receive, Send send) throws Exception {
        receive.receive(); // lifespan.startup
        AutoCloseable opened;
        try {
            opened = lifespan.open(state);
        } catch (Exception failed) {
            send.send(new Event.LifespanStartupFailed(text(failed)));
            return;
        }
        send.send(new Event.LifespanStartupComplete());
        receive.receive(); // lifespan.shutdown
        try {
            opened.close();
            send.send(new Event.LifespanShutdownComplete());
        } catch (Exception failed) {
            send.send(new Event.LifespanShutdownFailed(text(failed)));
        }
    }

    private static String text(Exception failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }
}
