package tulip.crawler.web.example;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tulip.crawler.web.Application;
import tulip.crawler.web.app.Middleware;
import tulip.crawler.web.app.Request;
import tulip.crawler.web.app.Response;
import tulip.crawler.web.app.Router;
import tulip.crawler.web.app.StreamingResponse;
import tulip.crawler.web.app.WebApplication;

/// One page that needs many slow back ends, made in three ways: the talk's first claim, to see in a browser and
/// with curl. A browser gets HTML, other clients get JSON.
public final class FanOutPages {
    private final List<BackEnd> backEnds;
    private final String latency;

    private FanOutPages(List<BackEnd> backEnds, String latency) {
        this.backEnds = backEnds;
        this.latency = latency;
    }

    /// Makes the application of `./tulip serve`.
    ///
    /// @param latency     of each back end, as the page shows it
    /// @param middleware  the first is the outermost
    public static Application application(List<BackEnd> backEnds, String latency, Middleware... middleware) {
        var pages = new FanOutPages(List.copyOf(backEnds), latency);
        Router router = Hello.addTo(new Router()).get("/", pages::all);
        for (Way way : Way.values()) {
            router.get(way.path(), request -> pages.one(way, request));
        }
        return WebApplication.of(router, middleware);
    }

    private Response one(Way way, Request request) {
        Way.Result result = way.ask(backEnds);
        Response response = wantsHtml(request) ? Response.html(html().one(result)) : Response.json(json(result));
        return response.with("Vary", "Accept").with("Cache-Control", "no-store");
    }

    /// Tries all ways, one after the other. The page comes in parts: a way's bar is sent as soon as the way
    /// has ended.
    private Application all(Request request) {
        if (!wantsHtml(request)) {
            var results = new JsonArray();
            for (Way way : Way.values()) {
                results.add(json(way.ask(backEnds)));
            }
            return Response.json(results).with("Vary", "Accept").with("Cache-Control", "no-store");
        }
        return StreamingResponse.of("text/html; charset=utf-8", out -> {
            FanOutHtml html = html();
            out.write(bytes(html.begin()));
            for (Way way : Way.values()) {
                out.write(bytes(html.bar(way.ask(backEnds))));
            }
            out.write(bytes(html.end()));
        });
    }

    private FanOutHtml html() {
        return new FanOutHtml(backEnds.size(), latency);
    }

    private JsonObject json(Way.Result result) {
        return new JsonObject()
                .put("way", result.way().path().substring(1))
                .put("how", result.way().sentence())
                .put("backEnds", backEnds.size())
                .put("millis", Math.round(result.millis()));
    }

    private static boolean wantsHtml(Request request) {
        return request.header("Accept").orElse("").contains("text/html");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
