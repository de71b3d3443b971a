package tulip.crawler.exercise;

import tulip.crawler.Redirects;
import tulip.crawler.RedirectsContract;
import tulip.crawler.Url;

final class RedirectsExerciseTest extends RedirectsContract {
    @Override
    protected Redirects redirects(Url site, int most, Redirects.Requests requests) {
        return new MyRedirects(site, most, requests);
    }
}
