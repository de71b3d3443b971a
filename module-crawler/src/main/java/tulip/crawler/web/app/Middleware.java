package tulip.crawler.web.app;

import java.util.List;
import tulip.crawler.web.Application;

/// Wraps an application into another one, which may change what goes in and out.
///
/// ```
/// chain([A, B], app):   request ──▶ A ──▶ B ──▶ app
///                      response ◀── A ◀── B ◀── app
/// ```
@FunctionalInterface
public interface Middleware {
    /// Makes an application that calls the inner one, or answers itself.
    Application around(Application inner);

    /// Wraps an application. The first middleware is the outermost, as in Starlette's `middleware=[A, B]`.
    static Application chain(List<Middleware> middleware, Application application) {
        Application outer = application;
        for (Middleware each : middleware.reversed()) {
            outer = each.around(outer);
        }
        return outer;
    }
}
