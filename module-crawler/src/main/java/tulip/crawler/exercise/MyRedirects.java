package tulip.crawler.exercise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.Redirects;
import tulip.crawler.Url;
import tulip.kit.Todo;

/// Exercise 5.5: follow redirects by hand. The text is exercises/5-redirects.md.
public final class MyRedirects implements Redirects {
    private final Url site;
    private final int most;
    private final Requests requests;
    private final Map<Url, Optional<Url>> known = new HashMap<>(); // where each address redirects to

    /// @param site  redirects are followed to addresses with its scheme, host and port
    /// @param most  redirects that are followed in a row
    public MyRedirects(Url site, int most, Requests requests) {
        this.site = site;
        this.most = most;
        this.requests = requests;
    }

    @Override
    public End follow(Url from) {
        throw new Todo("request the address, and follow its redirects one by one");
    }
}
