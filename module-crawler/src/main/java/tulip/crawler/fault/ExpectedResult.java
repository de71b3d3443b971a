package tulip.crawler.fault;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tulip.crawler.FailureKind;

/// The pages and failures that a crawl of the misbehaving site must report.
///
/// @param pages     by path
/// @param failures  by path
public record ExpectedResult(SortedSet<String> pages, SortedMap<String, FailureKind> failures) {
    static ExpectedResult of(long seed) {
        SortedSet<String> pages = new TreeSet<>(HealthyPages.of(seed).paths());
        SortedMap<String, FailureKind> failures = new TreeMap<>();
        Place.allFaults()
                .forEach(fault -> fault.addresses().forEach((path, ending) -> {
                    if (ending instanceof ExpectedOutcome.Page) {
                        pages.add(path);
                    }
                    if (ending instanceof ExpectedOutcome.Failure(FailureKind kind)) {
                        failures.put(path, kind);
                    }
                    if (ending.leadsToNextPage()) {
                        pages.add("/beyond/" + fault.id());
                    }
                }));
        return new ExpectedResult(pages, failures);
    }
}
