package tulip.crawler.site;

class VertxSiteServerTest extends SiteServerContract {
    VertxSiteServerTest() {
        super(ServerKind.VERTX);
    }
}
