package tulip.crawler;

final class RedirectsTest extends RedirectsContract {
    @Override
    protected Redirects redirects(Url site, int most, Redirects.Requests requests) {
        return new RedirectsByHand(site, most, requests);
    }
}
