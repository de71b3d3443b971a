package tulip.crawler.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tulip.crawler.Url;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;

/// A site whose pages are computed when they are asked for. Page `i` links to the ten first pages, to two pages
/// that no page before it links to, and to eight others: so a crawl that has fetched n pages knows twice as many
/// addresses.
final class LargeSite implements Site {
    private static final int NAVIGATION = 10;
    private static final int OTHERS = 8;
    private static final String[] WORDS = {
        "async", "await", "barista", "cashier", "channel", "collections", "coroutine", "cup", "generator", "iterator"
    };

    private final int size;

    /// @param size  number of pages
    LargeSite(int size) {
        this.size = size;
    }

    /// Path of a page: about 50 characters.
    static String name(int page) {
        int mixed = (page * 0x9E3779B9) >>> 8;
        return "/" + WORDS[mixed % 10] + "/" + WORDS[mixed / 10 % 10] + "-" + mixed / 100 % 100 + "/struct."
                + WORDS[mixed / 1_000 % 10] + "." + Integer.toString(page, 36) + ".html";
    }

    /// The pages to which a page links.
    int[] links(int page) {
        var random = new Random(page);
        List<Integer> links = new ArrayList<>();
        for (int i = 0; i < Math.min(NAVIGATION, size); i++) {
            links.add(i);
        }
        for (int child = 2 * page + 1; child <= 2 * page + 2 && child < size; child++) {
            links.add(child);
        }
        for (int i = 0; i < OTHERS; i++) {
            links.add(random.nextInt(page + 1));
        }
        return links.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    /// The page with this path, or -1.
    int find(String path) {
        String[] parts = path.split("\\.", -1);
        if (parts.length != 4) {
            return path.equals("/") ? 0 : -1;
        }
        int page = Integer.parseInt(parts[2], 36);
        return page < size && name(page).equals(path) ? page : -1;
    }

    List<Url> links(Url url) {
        List<Url> links = new ArrayList<>();
        for (int link : links(find(url.path()))) {
            links.add(new Url(url.scheme(), url.host(), url.port(), name(link)));
        }
        return links;
    }

    @Override
    public String start() {
        return name(0);
    }

    @Override
    public Reply reply(String pathAndQuery) {
        int page = find(pathAndQuery);
        if (page < 0) {
            return new Reply(404, "text/plain", Map.of(), new byte[0]);
        }
        var html = new StringBuilder("<!doctype html><title>").append(page).append("</title>");
        for (int link : links(page)) {
            html.append("<a href=\"")
                    .append(name(link))
                    .append("\">")
                    .append(link)
                    .append("</a>\n");
        }
        return new Reply(200, "text/html", Map.of(), html.toString().getBytes(StandardCharsets.UTF_8));
    }
}
