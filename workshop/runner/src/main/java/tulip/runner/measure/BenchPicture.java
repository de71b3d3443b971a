package tulip.runner.measure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Terminal;

/// Lays out a running benchmark for a terminal: a row for each lane, and below the rows what runs now and the time
/// left. The bar of a row ends at the median so far; a thin line goes on to the largest measurement.
///
/// @param columns  of the window; the last column stays empty
/// @param room     lines at most
record BenchPicture(int columns, int room, Charset charset) {
    private static final int GAP = 2;
    private static final int GOOD_BAR = 30;
    private static final int SHORT_BAR = 12;
    private static final int FOOTER = 3;
    private static final int ALL = 16;
    private static final int LEFT = 13;
    private static final String NOW = "now   ";

    private static final int RATIO = 1;
    private static final int SPREAD = 2;
    private static final int FORKS = 3;

    /// What happens now.
    ///
    /// @param lane     the lane that runs; unknown to the groups if none does
    /// @param words    the last words are left out where the line is too narrow
    /// @param all      how far the whole run is
    /// @param part     the same, from 0 to 1
    /// @param left     the time left
    record Now(BenchLane lane, List<String> words, String all, double part, String left) {
        static Now of(BenchLane lane, List<String> words, TimeLeft time) {
            return new Now(lane, words, time.forks(), time.part(), time.toString());
        }
    }

    /// The lines of a group. A row can be left out where the window is too low.
    private record Block(List<String> head, List<String> rows) {
        int size() {
            return head.size() + rows.size();
        }

        List<String> lines() {
            return Stream.concat(head.stream(), rows.stream()).toList();
        }
    }

    /// Draws the picture.
    ///
    /// @param forks  the heading of the forks' column
    List<String> lines(List<BenchGroup> groups, String forks, Now now) {
        List<String> lines = new ArrayList<>(body(blocks(groups, forks, now.lane()), groups, now.lane()));
        lines.add("");
        lines.add(now(now.words()));
        lines.add(all(now));
        return List.copyOf(lines.subList(Math.max(0, lines.size() - room), lines.size()));
    }

    private String now(List<String> words) {
        var line = new StringBuilder(NOW).append(words.getFirst());
        for (String word : words.subList(1, words.size())) {
            if (line.length() + 2 + word.length() >= columns) {
                break;
            }
            line.append(", ").append(word);
        }
        return line.toString();
    }

    private String all(Now now) {
        int width = Math.max(4, columns - 1 - NOW.length() - ALL - LEFT);
        String bar = padded(Terminal.bar(now.part() * width, charset), width);
        return String.format(
                Locale.ROOT,
                "%-" + NOW.length() + "s%-" + ALL + "s%s%" + LEFT + "s",
                "all",
                now.all(),
                bar,
                now.left());
    }

    private List<Block> blocks(List<BenchGroup> groups, String forks, BenchLane running) {
        List<List<String>> all = groups.stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(head(group, forks)), group.lanes().stream().map(lane -> cells(group, lane))))
                .toList();
        int[] widths = new int[FORKS + 1];
        all.forEach(cells -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], cells.get(column).length() + GAP);
            }
        });
        int nameWidth = groups.stream()
                .flatMap(group -> group.lanes().stream())
                .mapToInt(lane -> lane.name().length())
                .max()
                .orElse(0);
        var columnsOfRow = new Row(nameWidth + GAP, widths);
        columnsOfRow.dropUnless(GOOD_BAR, SPREAD);
        columnsOfRow.dropUnless(SHORT_BAR, FORKS);
        columnsOfRow.dropUnless(SHORT_BAR, RATIO);
        return groups.stream()
                .map(group -> block(group, forks, running, columnsOfRow))
                .toList();
    }

    private Block block(BenchGroup group, String forks, BenchLane running, Row row) {
        List<String> head = new ArrayList<>();
        String title = group.title();
        if (title.length() > row.nameWidth) {
            head.add(title);
            title = "";
        }
        head.add(row.line(title, head(group, forks), ""));
        double longest = group.longest();
        group.ideal()
                .ifPresent(ideal -> head.add(row.line(
                        "  ideal",
                        List.of(Amounts.score(ideal), "", "", ""),
                        Terminal.bar(ideal / longest * row.barWidth(), charset))));
        return new Block(
                head,
                group.lanes().stream()
                        .map(lane -> row.line(
                                (lane == running ? "> " : "  ") + lane.name(),
                                cells(group, lane),
                                bar(lane, longest, row.barWidth())))
                        .toList());
    }

    private static List<String> head(BenchGroup group, String forks) {
        return List.of(
                group.unit().startsWith("/") ? "median" + group.unit() : ("median " + group.unit()).strip(),
                group.ideal().isPresent() ? "x ideal" : "x best",
                "least to most",
                forks);
    }

    private static List<String> cells(BenchGroup group, BenchLane lane) {
        if (!lane.isMeasured()) {
            return List.of("", "", "", lane.forks());
        }
        String spread = lane.hasSpread() ? Amounts.score(lane.least()) + " to " + Amounts.score(lane.most()) : "";
        return List.of(
                Amounts.score(lane.median()),
                Amounts.number(lane.median() / group.reference(), 2),
                spread,
                lane.forks());
    }

    private String bar(BenchLane lane, double longest, int width) {
        if (!lane.isMeasured() || longest == 0) {
            return "";
        }
        String bar = Terminal.bar(lane.median() / longest * width, charset);
        int most = (int) Math.round(lane.most() / longest * width);
        return bar + (charset.equals(StandardCharsets.UTF_8) ? "─" : "-").repeat(Math.max(0, most - bar.length()));
    }

    /// The blocks, if all lines fit; otherwise what is around the lane that runs, and how many rows are left out.
    private List<String> body(List<Block> blocks, List<BenchGroup> groups, BenchLane running) {
        int most = Math.max(1, room - FOOTER);
        if (size(blocks) <= most) {
            return joined(blocks);
        }
        int current = IntStream.range(0, groups.size())
                .filter(index -> groups.get(index).lanes().contains(running))
                .findFirst()
                .orElse(0);
        int inGroup = Math.max(0, groups.get(current).lanes().indexOf(running));
        List<Block> shown = around(blocks, current, inGroup, Math.max(1, most - 1));
        int rows = blocks.stream().mapToInt(block -> block.rows().size()).sum();
        int hidden =
                rows - shown.stream().mapToInt(block -> block.rows().size()).sum();
        List<String> lines = new ArrayList<>(joined(shown));
        if (most > 1) {
            lines.add("  " + hidden + " of " + rows + " rows are not shown: the window is too low");
        }
        return lines;
    }

    private static List<Block> around(List<Block> blocks, int current, int inGroup, int most) {
        Block block = blocks.get(current);
        if (block.size() > most) {
            List<String> head = block.head().size() < most ? block.head() : List.of();
            int rows = most - head.size();
            int from =
                    Math.clamp(inGroup - rows / 2, 0, Math.max(0, block.rows().size() - rows));
            return List.of(new Block(
                    head, block.rows().subList(from, Math.min(block.rows().size(), from + rows))));
        }
        int from = current;
        int to = current + 1;
        while (to < blocks.size() && size(blocks.subList(from, to + 1)) <= most) {
            to++;
        }
        while (from > 0 && size(blocks.subList(from - 1, to)) <= most) {
            from--;
        }
        return blocks.subList(from, to);
    }

    private static int size(List<Block> blocks) {
        return blocks.stream().mapToInt(Block::size).sum() + blocks.size() - 1;
    }

    private static List<String> joined(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(block.lines());
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /// The widths of a row: its name, its cells, and its bar, which fills what is left.
    private final class Row {
        private final int nameWidth;
        private final int[] widths; // 0 for a column that is left out

        Row(int nameWidth, int[] widths) {
            this.nameWidth = nameWidth;
            this.widths = widths;
        }

        int barWidth() {
            int used = nameWidth;
            for (int width : widths) {
                used += width;
            }
            return Math.max(4, columns - 1 - GAP - used);
        }

        void dropUnless(int bar, int column) {
            if (barWidth() < bar) {
                widths[column] = 0;
            }
        }

        String line(String name, List<String> cells, String bar) {
            var line = new StringBuilder(padded(name, nameWidth));
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] > 0) {
                    String cell = cells.get(column);
                    line.append(" ".repeat(widths[column] - cell.length())).append(cell);
                }
            }
            return (line + " ".repeat(GAP) + bar).stripTrailing();
        }
    }
}
