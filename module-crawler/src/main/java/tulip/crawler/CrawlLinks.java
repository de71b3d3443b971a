package tulip.crawler;

import java.util.List;

/// Follows the links that stay on the site of their page. It remembers no address: the crawl itself knows which
/// it has queued.
final class CrawlLinks implements Links {
    private final Links onSite = new SiteLinks();

    @Override
    public List<Url> follow(WrittenLinks written) {
        return onSite.follow(written);
    }

    @Override
    public boolean isNew(Url address) {
        return true;
    }
}
