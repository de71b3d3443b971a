package tulip.crawler.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.FailureKind;

/// One way in which the site misbehaves, and the outcome that a crawl must report.
///
/// @param id        the last part of its address `/fault/ID`
/// @param sentence  what the site does, in the third person, for a table
/// @param outcomes   the expected outcome of `/fault/ID`, and of the addresses `/fault/ID/1`, … to which it redirects
/// @param script    sends the bytes
public record Fault(String id, String sentence, List<ExpectedOutcome> outcomes, Script script) {
    static final ExpectedOutcome PAGE = new ExpectedOutcome.Page(true);
    static final ExpectedOutcome PAGE_WITHOUT_LINKS = new ExpectedOutcome.Page(false);
    static final ExpectedOutcome NO_PAGE = new ExpectedOutcome.NoPage(false);
    static final ExpectedOutcome REDIRECT = new ExpectedOutcome.NoPage(true);

    static Fault fault(String id, ExpectedOutcome ending, String sentence, Script script) {
        return new Fault(id, sentence, List.of(ending), script);
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
        return outcomes.getLast();
    }

    /// The expected outcome of each address.
    public Map<String, ExpectedOutcome> addresses() {
        Map<String, ExpectedOutcome> addresses = new LinkedHashMap<>();
        for (int step = 0; step < outcomes.size(); step++) {
            addresses.put(step == 0 ? path() : path() + "/" + step, outcomes.get(step));
        }
        return Collections.unmodifiableMap(addresses);
    }
}
