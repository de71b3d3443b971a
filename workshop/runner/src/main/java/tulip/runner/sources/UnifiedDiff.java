package tulip.runner.sources;

import java.util.ArrayList;
import java.util.List;

/// Compares two lists of lines as `diff -u` does.
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /// @param mark  ' ' for a line in both, '-' only in the first, '+' only in the second
    private record Line(char mark, String text) {}

    private UnifiedDiff() {}

    /// The hunks, or nothing if there is no difference.
    ///
    /// @param name  shown behind the line numbers
    static List<String> of(String name, List<String> first, int firstLine, List<String> second, int secondLine) {
        List<Line> lines = compare(first, second);
        List<String> diff = new ArrayList<>();
        int from = firstLine;
        int to = secondLine;
        for (int i = 0; i < lines.size(); ) {
            int end = endOfHunk(lines, i);
            if (end > i) {
                List<Line> hunk = lines.subList(i, end);
                diff.add("@@ -" + from + "," + count(hunk, '+') + " +" + to + "," + count(hunk, '-') + " @@ " + name);
                hunk.forEach(line -> diff.add(line.mark + line.text));
            }
            int next = Math.max(end, i + 1);
            from += count(lines.subList(i, next), '+');
            to += count(lines.subList(i, next), '-');
            i = next;
        }
        return diff;
    }

    /// The end of the hunk that begins here; this position if no hunk begins here. A hunk begins up to three lines
    /// before a change.
    private static int endOfHunk(List<Line> lines, int start) {
        int end = start;
        for (int i = start; i < lines.size() && i <= (end == start ? start + CONTEXT : end + 2 * CONTEXT); i++) {
            if (lines.get(i).mark != ' ') {
                end = i + 1;
            }
        }
        return end == start ? start : Math.min(lines.size(), end + CONTEXT);
    }

    private static int count(List<Line> lines, char other) {
        return (int) lines.stream().filter(line -> line.mark != other).count();
    }

    /// Uses the longest common subsequence, which is fast enough because members are short.
    private static List<Line> compare(List<String> first, List<String> second) {
        int[][] common = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                common[i][j] = first.get(i).equals(second.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
                lines.add(new Line(' ', first.get(i)));
                i++;
                j++;
            } else if (j == second.size() || (i < first.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', first.get(i++)));
            } else {
                lines.add(new Line('+', second.get(j++)));
            }
        }
        return lines;
    }
}
