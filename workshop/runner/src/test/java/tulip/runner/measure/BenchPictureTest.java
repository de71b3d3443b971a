package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchPictureTest {
    private static final BenchLane NONE = new BenchLane("", 0);

    private final BenchLane threads = lane("threads", 500, 520, 600);
    private final BenchLane virtual = lane("virtual", 60);
    private final BenchLane vertx = lane("thread-per-request");
    private final List<BenchGroup> fanOut =
            List.of(new BenchGroup("", OptionalDouble.of(50), List.of(threads, virtual, vertx)));

    private static BenchLane lane(String name, double... scores) {
        var lane = new BenchLane(name, 2);
        for (double score : scores) {
            lane.add(score, "ms");
        }
        return lane;
    }

    private static BenchPicture.Now now(BenchLane lane) {
        return new BenchPicture.Now(
                lane, List.of("virtual: fork 1 of 2", "iteration 1 of 5", "60.0 ms"), "fork 2 of 6", 0.25, "34 s left");
    }

    private static String shown(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void aRowHasItsMedianItsRatioAndABarWithTheSpread() {
        threads.done(1);
        assertEquals("""
                                      median ms  x ideal   forks
                  ideal                    50.0                   ██▍
                > threads                 520.0    10.40  1 of 2  █████████████████████████▏───
                  virtual                  60.0     1.20  0 of 2  ██▉
                  thread-per-request                      0 of 2

                now   virtual: fork 1 of 2, iteration 1 of 5, 60.0 ms
                all   fork 2 of 6     ███████████                                     34 s left
                """, shown(new BenchPicture(80, 23, StandardCharsets.UTF_8).lines(fanOut, "forks", now(threads))));
    }

    @Test
    void aTerminalWithoutUtf8GetsAscii() {
        String picture =
                shown(new BenchPicture(80, 23, StandardCharsets.US_ASCII).lines(fanOut, "forks", now(threads)));
        assertTrue(picture.chars().allMatch(sign -> sign < 128), picture);
        assertTrue(picture.contains("  #########################----\n"), picture);
    }

    @Test
    void aWideWindowShowsTheSpreadInNumbersToo() {
        List<String> lines = new BenchPicture(200, 49, StandardCharsets.UTF_8).lines(fanOut, "forks", now(threads));
        assertEquals("                      median ms  x ideal   least to most   forks", lines.getFirst());
        assertTrue(lines.get(2).contains("10.40  500.0 to 600.0  0 of 2  ███"), lines.get(2));
        assertEquals(199, lines.get(2).length(), "the longest bar ends before the last column");
        assertEquals(199, lines.getLast().length());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 81, 120, 200})
    void noLineReachesTheLastColumn(int columns) {
        new BenchPicture(columns, 23, StandardCharsets.UTF_8)
                .lines(fanOut, "forks", now(threads))
                .forEach(line -> assertTrue(line.length() < columns, line));
    }

    @Test
    void withoutAnIdealTheBestMedianIsOne() {
        var group = new BenchGroup("", OptionalDouble.empty(), List.of(threads, virtual));
        List<String> lines =
                new BenchPicture(80, 23, StandardCharsets.UTF_8).lines(List.of(group), "forks", now(virtual));
        assertEquals("           median ms  x best   forks", lines.getFirst());
        assertTrue(lines.get(1).startsWith("  threads      520.0    8.67  0 of 2  █"), lines.get(1));
        assertTrue(lines.get(2).startsWith("> virtual       60.0    1.00  0 of 2  █"), lines.get(2));
    }

    @Test
    void theBestOfThroughputsIsTheLargest() {
        var slow = new BenchLane("slow", 1);
        slow.add(50, "ops/s");
        var fast = new BenchLane("fast", 1);
        fast.add(200, "ops/s");
        List<String> lines = new BenchPicture(80, 23, StandardCharsets.UTF_8)
                .lines(List.of(new BenchGroup("", OptionalDouble.empty(), List.of(slow, fast))), "forks", now(NONE));
        assertTrue(lines.get(1).contains("50.0    0.25"), lines.get(1));
        assertTrue(lines.get(2).contains("200.0    1.00"), lines.get(2));
    }

    /// Groups of 5 lanes, and the lane that runs.
    private static List<BenchGroup> groups(int count) {
        List<BenchGroup> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            String title = "work " + group;
            groups.add(new BenchGroup(
                    title,
                    OptionalDouble.empty(),
                    IntStream.range(0, 5)
                            .mapToObj(number -> lane(title + "." + number, 10))
                            .toList()));
        }
        return groups;
    }

    @ParameterizedTest
    @CsvSource({"23", "16", "12", "9", "6", "5", "4", "3", "1"})
    void theLaneThatRunsIsAlwaysShownAndThePictureFits(int room) {
        List<BenchGroup> groups = groups(8);
        groups.stream().flatMap(group -> group.lanes().stream()).forEach(lane -> {
            List<String> lines = new BenchPicture(80, room, StandardCharsets.UTF_8).lines(groups, "forks", now(lane));
            assertTrue(lines.size() <= room, () -> lines.size() + " lines: " + shown(lines));
            assertTrue(lines.getLast().startsWith("all "), lines::toString);
            if (room >= 4) {
                assertEquals(
                        1,
                        lines.stream()
                                .filter(line -> line.startsWith("> " + lane.name() + " "))
                                .count(),
                        () -> shown(lines));
            }
        });
    }

    @Test
    void aLowWindowShowsWholeGroupsAroundTheLaneThatRuns() {
        List<BenchGroup> groups = groups(4);
        List<String> lines = new BenchPicture(80, 18, StandardCharsets.UTF_8)
                .lines(groups, "forks", now(groups.get(1).lanes().get(2)));
        assertEquals(
                List.of("work 1", "  work 1.0", "  work 1.1", "> work 1.2", "  work 1.3", "  work 1.4", ""),
                starts(lines.subList(0, 7)));
        assertEquals("work 2", starts(lines).get(7));
        assertEquals("  10 of 20 rows are not shown: the window is too low", lines.get(13));
        assertEquals("", lines.get(14));
    }

    @Test
    void aLowWindowBeginsWithTheFirstGroup() {
        List<String> lines = new BenchPicture(80, 18, StandardCharsets.UTF_8).lines(groups(4), "forks", now(NONE));
        assertEquals("work 0", starts(lines).getFirst());
    }

    @Test
    void aLowerWindowShowsTheRowsAroundTheLaneThatRuns() {
        List<BenchGroup> groups = groups(4);
        List<String> lines = new BenchPicture(80, 8, StandardCharsets.UTF_8)
                .lines(groups, "forks", now(groups.get(3).lanes().get(4)));
        assertEquals(List.of("work 3", "  work 3.2", "  work 3.3", "> work 3.4"), starts(lines.subList(0, 4)));
        assertEquals("  17 of 20 rows are not shown: the window is too low", lines.get(4));
    }

    private static List<String> starts(List<String> lines) {
        return lines.stream().map(line -> line.split("(?<=\\S) {2,}", 2)[0]).toList();
    }
}
