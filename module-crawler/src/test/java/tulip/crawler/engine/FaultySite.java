package tulip.crawler.engine;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;

/// A site with redirects, broken links, a page too large to parse on an event loop, and files that are not HTML.
final class FaultySite implements Site {
    private static final String LINKS =
            "<a href=/missing><a href=/broken><a href=/loop><a href=/moved><a href=/image><a href=/iso>"
                    + "<a href=/gzip><a href=/big>";

    @Override
    public String start() {
        return "/";
    }

    @Override
    public Reply reply(String pathAndQuery) {
        return switch (pathAndQuery) {
            case "/" -> html(LINKS, Map.of());
            case "/target" -> html("the end", Map.of());
            case "/big" -> html("<p>filler</p>".repeat(50_000) + "<a href=/target>", Map.of());
            case "/gzip" -> html("this is not compressed", Map.of("Content-Encoding", "gzip"));
            case "/image" -> new Reply(200, "image/png", Map.of(), new byte[100]);
            case "/iso" -> new Reply(200, "application/x-iso9660-image", Map.of(), new byte[3_000_000]);
            case "/moved" -> new Reply(301, "text/plain", Map.of("Location", "/target"), new byte[0]);
            case "/loop" -> new Reply(302, "text/plain", Map.of("Location", "/loop"), new byte[0]);
            case "/broken" -> new Reply(500, "text/html", Map.of(), new byte[10]);
            default -> new Reply(404, "text/html", Map.of(), new byte[200_000]);
        };
    }

    private static Reply html(String body, Map<String, String> headers) {
        return new Reply(200, "text/html", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
