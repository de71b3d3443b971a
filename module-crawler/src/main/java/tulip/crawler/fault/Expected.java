package tulip.crawler.fault;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tulip.crawler.FailureKind;

/// What a crawl of the misbehaving site must find.
///
/// @param pages     by path
/// @param failures  by path
public record Expected(SortedSet<String> pages, SortedMap<String, FailureKind> failures) {
    static Expected of(long seed) {
        SortedSet<String> pages = new TreeSet<>(HealthyPages.of(seed).paths());
        SortedMap<String, FailureKind> failures = new TreeMap<>();
        Place.allFaults()
                .forEach(fault -> fault.addresses().forEach((path, ending) -> {
                    if (ending instanceof Ending.Page) {
                        pages.add(path);
                    }
                    if (ending instanceof Ending.Failure(FailureKind kind)) {
                        failures.put(path, kind);
                    }
                    if (ending.leadsOn()) {
                        pages.add("/beyond/" + fault.id());
                    }
                }));
        return new Expected(pages, failures);
    }
}
