package tulip.crawler.report;

import java.util.Locale;
import tulip.crawler.CrawlListener.Way;
import tulip.crawler.Outcome;

/// How reports name things.
final class Words {
    private Words() {}

    /// `link`, `redirect`, …
    static String of(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /// Why a fetch failed, such as `status 404` or `connection refused`.
    static String of(Outcome.Failed failure) {
        return failure.status().isPresent()
                ? "status " + failure.status().getAsInt()
                : failure.kind().text();
    }

    /// A number and what it counts.
    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
