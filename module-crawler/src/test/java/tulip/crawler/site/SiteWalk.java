package tulip.crawler.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A breadth-first walk of a site that uses no code of the crawler, but `java.net.URI` and a queue.
///
/// @param depths  each linked path with its distance from the start
/// @param replies the same paths with their replies
record SiteWalk(Map<String, Integer> depths, Map<String, Reply> replies) {
    private static final URI ORIGIN = URI.create("http://127.0.0.1:1");

    static SiteWalk of(Site site) {
        var walk = new SiteWalk(new LinkedHashMap<>(), new LinkedHashMap<>());
        Deque<String> queue = new ArrayDeque<>(List.of(site.start()));
        walk.depths.put(site.start(), 0);
        while (!queue.isEmpty()) {
            String path = queue.removeFirst();
            Reply reply = site.reply(path);
            walk.replies.put(path, reply);
            for (URI link : links(path, reply)) {
                if (isOnSite(link) && walk.depths.putIfAbsent(name(link), walk.depths.get(path) + 1) == null) {
                    queue.addLast(name(link));
                }
            }
        }
        return walk;
    }

    long pagesAtDepth(int depth) {
        return depths.values().stream().filter(d -> d == depth).count();
    }

    static List<URI> links(String path, Reply reply) {
        if (!reply.contentType().startsWith("text/html")) {
            return List.of();
        }
        Document document = Jsoup.parse(new String(reply.body(), StandardCharsets.UTF_8));
        URI base = ORIGIN.resolve(path);
        for (Element element : document.select("base[href]")) {
            base = base.resolve(element.attr("href"));
        }
        List<URI> links = new ArrayList<>();
        for (Element anchor : document.select("a[href]")) {
            links.add(base.resolve(anchor.attr("href")));
        }
        return links;
    }

    private static boolean isOnSite(URI link) {
        return "http".equals(link.getScheme()) && ORIGIN.getAuthority().equals(link.getAuthority());
    }

    private static String name(URI link) {
        return link.getRawQuery() == null ? link.getRawPath() : link.getRawPath() + "?" + link.getRawQuery();
    }
}
