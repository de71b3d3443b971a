package tulip.crawler.web.example;

import java.util.Arrays;
import tulip.crawler.web.Application;
import tulip.crawler.web.app.HttpException;
import tulip.crawler.web.app.Request;
import tulip.crawler.web.app.Response;
import tulip.crawler.web.app.Router;
import tulip.crawler.web.app.StreamingResponse;
import tulip.crawler.web.app.WebApplication;

/// Small endpoints, to try a server with any client: hello world, an echo, and a long body.
public final class Hello {
    private static final int PART_BYTES = 16 * 1024;
    private static final int MOST_BYTES = 100_000_000;

    private Hello() {}

    /// The application with which servers are compared.
    public static Application application() {
        return WebApplication.of(new Router().get("/hello", _ -> Response.text("Hello, world!\n")));
    }

    /// Adds the endpoints to a router.
    public static Router addTo(Router router) {
        return router.get("/hello", _ -> Response.text("Hello, world!\n"))
                .get("/hello/{name}", request -> Response.text("Hello, " + request.pathParameter("name") + "!\n"))
                .post("/echo", Hello::echo)
                .get("/stream/{bytes:int}", Hello::stream);
    }

    /// Sends the body back while it comes.
    private static StreamingResponse echo(Request request) {
        return StreamingResponse.of("application/octet-stream", out -> {
            for (var part = request.nextPart(); part.isPresent(); part = request.nextPart()) {
                out.write(part.get());
            }
        });
    }

    /// Sends so many bytes, in parts.
    private static StreamingResponse stream(Request request) throws HttpException {
        int bytes = Integer.parseInt(request.pathParameter("bytes"));
        if (bytes > MOST_BYTES) {
            throw new HttpException(400, "at most " + MOST_BYTES + " bytes are sent");
        }
        byte[] part = new byte[PART_BYTES];
        Arrays.fill(part, (byte) 't');
        return StreamingResponse.of("application/octet-stream", out -> {
            for (int left = bytes; left > 0; left -= PART_BYTES) {
                out.write(left < PART_BYTES ? Arrays.copyOf(part, left) : part);
            }
        });
    }
}
