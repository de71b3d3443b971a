package tulip.crawler.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.FailureKind;

/// One way to misbehave, and what must come of it.
///
/// @param id        its name in addresses: `/fault/` and this
/// @param sentence  what it does, in the third person, for a table
/// @param endings   what must come of its address, and of the further ones (`/fault/ID/1`, …) to which it redirects
/// @param script    what it does
public record Fault(String id, String sentence, List<Ending> endings, Script script) {
    static final Ending PAGE = new Ending.Page(true);
    static final Ending PAGE_WITHOUT_LINKS = new Ending.Page(false);
    static final Ending NO_PAGE = new Ending.NoPage(false);
    static final Ending REDIRECT = new Ending.NoPage(true);

    static Fault fault(String id, Ending ending, String sentence, Script script) {
        return new Fault(id, sentence, List.of(ending), script);
    }

    static Ending fails(FailureKind kind) {
        return new Ending.Failure(kind);
    }

    /// The address that the start page links to.
    public String path() {
        return "/fault/" + id;
    }

    /// What must come of the fault as a whole: of the address where it ends.
    public Ending ending() {
        return endings.getLast();
    }

    /// What must come of each of its addresses.
    public Map<String, Ending> addresses() {
        Map<String, Ending> addresses = new LinkedHashMap<>();
        for (int step = 0; step < endings.size(); step++) {
            addresses.put(step == 0 ? path() : path() + "/" + step, endings.get(step));
        }
        return Collections.unmodifiableMap(addresses);
    }
}
