package tulip.runner.participant;

import java.util.List;
import tulip.crawler.lab.Amounts;
import tulip.runner.child.Verdict;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Shows the output of an answer, separate from the workshop's own text.
///
/// @param most  how many lines
record Printed(Style style, int most, Wording wording) {
    /// How the JVM begins the trace of an exception that ends a thread.
    private static final String UNCAUGHT = "Exception in thread ";

    void add(Page page, Verdict verdict) {
        List<String> lines = verdict.output()
                .lines()
                .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "?"))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        String what =
                lines.getFirst().startsWith(UNCAUGHT) ? "an exception that no code caught" : "printed by your code";
        page.line(style.dim(what + (verdict.failure().isPresent() ? " in this check:" : ":")));
        boolean tooLong = lines.size() > most;
        lines.stream().limit(most).forEach(line -> page.line(style.dim("│ ") + page.fit(line, 2)));
        if (tooLong || verdict.outputCut() > 0) {
            String more = tooLong
                    ? Amounts.plural(lines.size() - most, "more line") + " (" + wording.everything() + " shows them)"
                    : "";
            String cut = verdict.outputCut() == 0
                    ? ""
                    : (more.isEmpty() ? "" : ", and ") + Amounts.bytes(verdict.outputCut()) + " that were not kept";
            page.line(style.dim("│ … " + more + cut));
        }
        page.gap();
    }
}
