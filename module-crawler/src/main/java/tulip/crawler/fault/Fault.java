package tulip.crawler.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import tulip.crawler.FailureKind;

/// One way in which the site misbehaves, and the outcome that a crawl must report.
///
/// @param id        the last part of its address `/fault/ID`
/// @param sentence  what the site does, in the third person, for a table
/// @param outcomes  the expected outcomes of `/fault/ID` and of the addresses to which it leads. A key is what follows
///                  `/fault/ID` in an address
/// @param script    sends the bytes
public record Fault(String id, String sentence, SequencedMap<String, ExpectedOutcome> outcomes, Script script) {
    static final ExpectedOutcome PAGE = new ExpectedOutcome.Page(true);
    static final ExpectedOutcome PAGE_WITHOUT_LINKS = new ExpectedOutcome.Page(false);
    static final ExpectedOutcome NO_PAGE = new ExpectedOutcome.NoPage(false);
    static final ExpectedOutcome REDIRECT = new ExpectedOutcome.NoPage(true);

    static Fault fault(String id, ExpectedOutcome ending, String sentence, Script script) {
        return new Fault(id, sentence, steps(List.of(ending)), script);
    }

    /// The outcomes of `/fault/ID`, `/fault/ID/1`, `/fault/ID/2`, …
    static SequencedMap<String, ExpectedOutcome> steps(List<ExpectedOutcome> outcomes) {
        SequencedMap<String, ExpectedOutcome> steps = new LinkedHashMap<>();
        for (ExpectedOutcome outcome : outcomes) {
            steps.put(steps.isEmpty() ? "" : "/" + steps.size(), outcome);
        }
        return steps;
    }

    static ExpectedOutcome fails(FailureKind kind) {
        return new ExpectedOutcome.Failure(kind);
    }

    /// The address that the start page links to.
    public String path() {
        return "/fault/" + id;
    }

    /// The expected outcome of the fault's last address.
    public ExpectedOutcome lastOutcome() {
        return outcomes.lastEntry().getValue();
    }

    /// The expected outcome of each address.
    public Map<String, ExpectedOutcome> addresses() {
        Map<String, ExpectedOutcome> addresses = new LinkedHashMap<>();
        outcomes.forEach((suffix, outcome) -> addresses.put(path() + suffix, outcome));
        return Collections.unmodifiableMap(addresses);
    }

    /// Which of the fault's addresses this is, from 0; empty if it is another address.
    OptionalInt step(String address) {
        int step = List.copyOf(addresses().keySet()).indexOf(address);
        return step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
    }
}
