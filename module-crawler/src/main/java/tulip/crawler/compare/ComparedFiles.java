package tulip.crawler.compare;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Two files of results, side by side.
///
/// @param differences  what was not the same when they were measured
/// @param changes      the lanes that both have
/// @param onlyA        the lanes that the second file lacks
/// @param onlyB        the lanes that the first file lacks
/// @param doubts       what makes one of the files less certain, in sentences
public record ComparedFiles(
        ResultFile a,
        ResultFile b,
        List<Difference> differences,
        List<Change> changes,
        List<String> onlyA,
        List<String> onlyB,
        List<String> doubts) {

    /// Compares two files.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if they are not of one command, or one is
    ///     damaged
    public static ComparedFiles of(ResultFile a, ResultFile b) {
        if (!a.command().equals(b.command())) {
            throw new IllegalArgumentException(a.file() + " has results of ./tulip " + a.command() + ", and " + b.file()
                    + " of ./tulip " + b.command() + ": give two files of one command");
        }
        requireWhole(a);
        requireWhole(b);
        List<Difference> differences = new ArrayList<>(Settings.of(a).differences(Settings.of(b)));
        List<String> doubts = new ArrayList<>();
        doubts.addAll(doubts("A", a));
        doubts.addAll(doubts("B", b));
        if (a.command().equals(ResultFile.BENCH)) {
            differences.addAll(Settings.ofCases(a, b));
            BenchRows before = BenchRows.of(a);
            BenchRows after = BenchRows.of(b);
            return of(a, b, differences, before.changes(after), before.names(), after.names(), doubts);
        }
        RaceLanes before = RaceLanes.of(a);
        RaceLanes after = RaceLanes.of(b);
        differences.addAll(before.otherPages(after));
        return of(a, b, differences, before.changes(after), before.names(), after.names(), doubts);
    }

    private static ComparedFiles of(
            ResultFile a,
            ResultFile b,
            List<Difference> differences,
            List<Change> changes,
            List<String> namesOfA,
            List<String> namesOfB,
            List<String> doubts) {
        List<String> both = changes.stream().map(Change::lane).toList();
        return new ComparedFiles(a, b, differences, changes, without(both, namesOfA), without(both, namesOfB), doubts);
    }

    private static List<String> without(List<String> some, List<String> all) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }

    /// Compares the file with itself, which reads all that a comparison needs.
    private static void requireWhole(ResultFile file) {
        try {
            Settings.of(file);
            if (file.command().equals(ResultFile.BENCH)) {
                Settings.ofCases(file, file);
                BenchRows rows = BenchRows.of(file);
                rows.changes(rows);
            } else {
                RaceLanes lanes = RaceLanes.of(file);
                lanes.changes(lanes);
                lanes.otherPages(lanes);
            }
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | IndexOutOfBoundsException no) {
            throw file.damaged(no);
        }
    }

    private static List<String> doubts(String name, ResultFile result) {
        JsonObject document = result.document();
        List<String> doubts = new ArrayList<>();
        if (Boolean.TRUE.equals(document.getBoolean("interrupted")) || document.getValue("failure") != null) {
            doubts.add(name + " was ended before its time");
        }
        if (String.valueOf(document.getValue("commit")).endsWith("+")) {
            doubts.add(name + " was measured with changes that no commit has");
        }
        if (result.command().equals(ResultFile.RACE)) {
            List<String> unsettled = RaceLanes.of(result).unsettled();
            if (!unsettled.isEmpty()) {
                doubts.add("in " + name + " these lanes had not settled: " + String.join(", ", unsettled));
            }
        }
        return doubts;
    }
}
