package tulip.crawler.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tulip.crawler.Outcome;
import tulip.crawler.Url;
import tulip.crawler.report.LinkReport.Broken;
import tulip.crawler.report.LinkReport.Holder;
import tulip.crawler.report.LinkReport.Missing;

/// Sorts judged links into a [LinkReport].
final class LinkSums {
    private static final Comparator<Url> BY_ADDRESS = Comparator.comparing(Url::toString);
    private static final Comparator<Holder> BY_PAGE =
            Comparator.comparing(Holder::page, BY_ADDRESS).thenComparing(Holder::link);

    private record Place(Url page, String fragment) {}

    private final Map<Url, Broken> broken = new TreeMap<>(BY_ADDRESS);
    private final Map<Place, Missing> missing =
            new TreeMap<>(Comparator.comparing(Place::page, BY_ADDRESS).thenComparing(Place::fragment));
    private final List<Holder> malformed = new ArrayList<>();
    private final Map<String, Integer> unchecked = new TreeMap<>();
    private int elsewhere;

    void malformed(Holder holder) {
        malformed.add(holder);
    }

    /// Adds a link.
    ///
    /// @param page  that holds it
    /// @param link  as it is written
    void add(Url page, String link, Verdict verdict) {
        switch (verdict) {
            case Verdict.Good() -> {}
            case Verdict.Broken(Url at, Outcome.Failed failure, List<Url> via) ->
                broken.computeIfAbsent(at, _ -> new Broken(at, failure, new ArrayList<>()))
                        .holders()
                        .add(new Holder(page, link, via));
            case Verdict.NoPlace(Url target, String fragment, List<Url> via) ->
                missing.computeIfAbsent(
                                new Place(target, fragment), _ -> new Missing(target, fragment, new ArrayList<>()))
                        .holders()
                        .add(new Holder(page, link, via));
            case Verdict.Elsewhere() -> elsewhere++;
            case Verdict.Unchecked(String why) -> unchecked.merge(why, 1, Integer::sum);
        }
    }

    LinkReport report() {
        return new LinkReport(
                broken.values().stream()
                        .map(each -> new Broken(each.address(), each.failure(), sorted(each.holders())))
                        .toList(),
                missing.values().stream()
                        .map(each -> new Missing(each.page(), each.fragment(), sorted(each.holders())))
                        .toList(),
                sorted(malformed),
                elsewhere,
                Collections.unmodifiableMap(unchecked));
    }

    private static List<Holder> sorted(List<Holder> holders) {
        return holders.stream().sorted(BY_PAGE).toList();
    }
}
