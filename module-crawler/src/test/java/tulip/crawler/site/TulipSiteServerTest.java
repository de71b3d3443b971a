package tulip.crawler.site;

class TulipSiteServerTest extends SiteServerContract {
    TulipSiteServerTest() {
        super(ServerKind.TULIP);
    }
}
