package tulip.crawler.site;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A website made from a seed: the same in every run and on every machine, and all of it reachable from `/`.
///
/// Its pages form a tree, so that the number of pages at each depth is known: with 1,000 pages and 40 links 1, 40, 959.
/// Further links lead home, across, nowhere and off the site; they are spelt in many ways, and none is a short cut.
public final class GeneratedSite implements Site {
    /// Pages are rendered once, until they fill this much memory; those beyond are rendered at each request.
    private static final long MAX_CACHED_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 4);

    private final SiteSpec spec;
    private final String[] paths;
    private final Map<String, Integer> pageAt; // read-only once constructed; never iterated over
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

    /// Answers with a page, or with 404: every page has one address, and a query makes it another.
    @Override
    public Reply reply(String pathAndQuery) {
        Integer page = pageAt.get(pathAndQuery);
        if (page == null) {
            return Reply.error(404, "there is no such page");
        }
        Reply cached = cache.get(page);
        return cached != null ? cached : render(page);
    }

    /// Two threads may render a page at once: they come to the same bytes.
    private Reply render(int page) {
        byte[] body = PageWriter.write(spec, paths, page);
        Reply reply = Reply.ok("text/html; charset=utf-8", body);
        if (cachedBytes.addAndGet(body.length) <= MAX_CACHED_BYTES) {
            cache.set(page, reply);
        }
        return reply;
    }
}
