package tulip.crawler.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A website made from a seed. It is the same in every run and on every machine, and every page is reachable
/// from `/`.
///
/// The pages form a tree, so the number of pages at each depth is known: 1, 40 and 959 for 1,000 pages with 40
/// links each. Other links lead to the start page, across the tree, within the same page and to other sites.
/// No link makes a path shorter than the tree does.
public final class GeneratedSite implements Site {
    /// The size of the page cache. When the cache is full, further pages are rendered for each request.
    private static final long MAX_CACHED_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 4);

    /// Every crawler may fetch everything (RFC 9309).
    private static final byte[] ROBOTS = "User-agent: *\nDisallow:\n".getBytes(StandardCharsets.US_ASCII);

    private final SiteSpec spec;
    private final String[] paths;
    private final Map<String, Integer> pageAt; // read-only after construction
    private final AtomicReferenceArray<Reply> cache;
    private final AtomicLong cachedBytes = new AtomicLong();

    public GeneratedSite(SiteSpec spec) {
        this.spec = spec;
        paths = PageNames.draw(spec);
        pageAt = HashMap.newHashMap(paths.length);
        for (int page = 0; page < paths.length; page++) {
            pageAt.put(paths[page], page);
        }
        cache = new AtomicReferenceArray<>(paths.length);
    }

    @Override
    public String start() {
        return paths[0];
    }

    /// The addresses of all pages; the start page is the first.
    public List<String> paths() {
        return List.of(paths);
    }

    /// Answers with a page, with `robots.txt`, or with 404. Every page has exactly one address; the query is
    /// part of the address.
    @Override
    public Reply reply(String pathAndQuery) {
        Integer page = pageAt.get(pathAndQuery);
        if (page == null && pathAndQuery.equals("/robots.txt")) {
            return Reply.ok("text/plain; charset=utf-8", ROBOTS);
        }
        if (page == null) {
            return Reply.error(404, "there is no such page");
        }
        Reply cached = cache.get(page);
        return cached != null ? cached : render(page);
    }

    /// Two threads may render the same page at once; they get the same bytes.
    private Reply render(int page) {
        byte[] body = PageWriter.write(spec, paths, page);
        Reply reply = Reply.ok("text/html; charset=utf-8", body);
        if (cachedBytes.addAndGet(body.length) <= MAX_CACHED_BYTES) {
            cache.set(page, reply);
        }
        return reply;
    }
}
