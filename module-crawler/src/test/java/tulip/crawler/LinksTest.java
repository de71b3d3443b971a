package tulip.crawler;

final class LinksTest extends LinksContract {
    @Override
    protected Links links() {
        return new SiteLinks();
    }
}
