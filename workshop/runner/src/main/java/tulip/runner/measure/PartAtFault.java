package tulip.runner.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.crawler.engine.Part;
import tulip.crawler.race.Suspects;
import tulip.runner.mine.Legend;
import tulip.runner.mine.Mine;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Wrap;

/// Finds the part of engine `mine` that makes a crawl wrong, and tells it.
final class PartAtFault {
    private static final int LABEL = 10;
    private static final String ERASE_LINE = "\r\033[K";

    private final Mine mine;
    private final PrintWriter out;
    private final PrintWriter err;

    PartAtFault(Mine mine, PrintWriter out, PrintWriter err) {
        this.mine = mine;
        this.out = out;
        this.err = err;
    }

    void find(Suspects.Trial trials) throws IOException {
        Suspects.Finding finding = new Suspects(mine.yours(), trials, this::progress).find();
        if (Terminal.isLive()) {
            err.print(ERASE_LINE);
            err.flush();
        }
        tell(finding);
        for (Part part : finding.parts()) {
            entry("to do", Legend.toDo(mine.judgeAgain(part)));
        }
    }

    private void progress(String what) {
        String line = "looking for the part at fault: a crawl with " + what;
        err.print(Terminal.isLive() ? ERASE_LINE + Terminal.cut(line) : line + System.lineSeparator());
        err.flush();
    }

    private void tell(Suspects.Finding finding) {
        String names = names(finding.parts());
        if (finding.seen().isEmpty()) {
            entry("fault", "not found: a second crawl with the same parts was right. So the error depends on the time");
        } else if (finding.parts().isEmpty()) {
            entry("fault", "not found: each of your parts is right alone, and to replace one of them does not help");
        } else if (!finding.alone()) {
            entry(
                    "fault",
                    "your " + names + ": each is right alone, but together they are wrong. With the reference in place"
                            + " of one of them the crawl is right");
        } else {
            entry(
                    "fault",
                    "your " + names + ": alone among parts of the reference, "
                            + (finding.parts().size() == 1 ? "it goes" : "each goes") + " wrong too"
                            + (finding.cured()
                                    ? ". With the reference in place of "
                                            + (finding.parts().size() == 1 ? "it" : "them") + " the crawl is right"
                                    : ". And the rest is wrong without " + names + " as well"));
        }
    }

    private static String names(Set<Part> parts) {
        return parts.stream().map(Part::id).collect(Collectors.joining(" and "));
    }

    private void entry(String label, String text) {
        entry(out, label, text);
    }

    /// Prints a label with a text beside it, in the columns of the crawl's report.
    static void entry(PrintWriter out, String label, String text) {
        List<String> lines = Wrap.words(text, Lines.columns() - LABEL);
        for (int i = 0; i < lines.size(); i++) {
            String left = i == 0 ? label : "";
            out.println(left + " ".repeat(LABEL - left.length()) + lines.get(i));
        }
        out.flush();
    }
}
