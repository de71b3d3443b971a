package tulip.crawler.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import tulip.crawler.Url;

/// Finds the address of the same site that is most like another one: between a common beginning and a common end,
/// the fewest characters differ.
record Nearest(Collection<Url> addresses) {
    Optional<Url> to(Url wanted) {
        String path = wanted.pathAndQuery();
        return addresses.stream()
                .filter(wanted::sameOrigin)
                .min(Comparator.<Url>comparingInt(each -> different(each.pathAndQuery(), path))
                        .thenComparing(Url::toString));
    }

    private static int different(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < most && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - begin - end;
    }
}
