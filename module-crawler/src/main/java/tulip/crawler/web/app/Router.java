package tulip.crawler.web.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tulip.crawler.web.Application;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// Finds the endpoint for a request: the first route, in the order of adding, whose path and method fit.
///
/// No path fits: 404. The path fits and the method does not: 405, with the methods in `Allow` (RFC 9110, section
/// 15.5.6). A route for `GET` serves `HEAD` too. `OPTIONS` is answered with the methods, unless a route takes it.
public final class Router implements Application {
    private final List<Route> routes = new ArrayList<>();

    private record Route(PathTemplate path, String method, Endpoint endpoint) {
        boolean takes(String wanted) {
            return method.equals(wanted) || (wanted.equals("HEAD") && method.equals("GET"));
        }
    }

    /// Adds a route.
    ///
    /// @param path  such as `/tea/{name}`: see [PathTemplate]
    public Router get(String path, Endpoint endpoint) {
        return route("GET", path, endpoint);
    }

    public Router post(String path, Endpoint endpoint) {
        return route("POST", path, endpoint);
    }

    public Router route(String method, String path, Endpoint endpoint) {
        routes.add(new Route(PathTemplate.parse(path), method, endpoint));
        return this;
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws Exception {
        if (!(scope instanceof Scope.Http http)) {
            throw new UnsupportedOperationException("a router has no lifespan: see WebApplication");
        }
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.path.match(http.path());
            if (parameters.isPresent() && route.takes(http.method())) {
                Scope.Http matched = http.with(parameters.get());
                route.endpoint.answer(new Request(matched, receive)).handle(matched, receive, send);
                return;
            }
            if (parameters.isPresent()) {
                allowed.add(route.method);
            }
        }
        withoutRoute(http, allowed).handle(http, receive, send);
    }

    private static Response withoutRoute(Scope.Http http, Set<String> allowed) {
        boolean asksServer = http.path().equals("*"); // OPTIONS * HTTP/1.1
        if (allowed.isEmpty() && !asksServer) {
            return Response.text(404, "there is nothing at this address\n");
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        Response response = http.method().equals("OPTIONS")
                ? Response.empty(204)
                : Response.text(405, "this address does not take " + http.method() + "\n");
        return response.with("Allow", String.join(", ", allowed));
    }
}
