package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;
import tulip.runner.watch.Saves.Look;
import tulip.runner.watch.Saves.Stamp;

final class SavesTest {
    private static final Path ANSWER = Path.of("MyBell.java");
    private static final Path BESIDE = Path.of("Slip.java");

    private final ManualClock clock = new ManualClock();
    private final Map<Path, Stamp> files = new HashMap<>(Map.of(ANSWER, new Stamp(1, 10, 5)));
    private final Saves saves = new Saves(() -> Map.copyOf(files), ANSWER, clock);

    @Test
    void nothingHappensWhileNothingIsSaved() {
        assertEquals(new Look.Same(), saves.look());
        assertEquals(new Look.Same(), saves.look());
        assertFalse(saves.isChanged());
    }

    @Test
    void aSaveIsSeenWhenTwoLooksAgree() {
        files.put(ANSWER, new Stamp(2, 11, 6));
        assertTrue(saves.isChanged());
        assertInstanceOf(Look.Changing.class, saves.look());
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
        assertEquals(new Look.Same(), saves.look());
    }

    @Test
    void aHalfWrittenFileIsNotJudged() {
        for (int size = 1; size < 5; size++) {
            files.put(ANSWER, new Stamp(2, size, size));
            assertInstanceOf(Look.Changing.class, saves.look(), "written up to " + size);
        }
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
    }

    @Test
    void aSaveWithinTheSameSecondIsSeenByItsContent() {
        files.put(ANSWER, new Stamp(1, 10, 77));
        saves.look();
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
    }

    @Test
    void aSaveWithoutAChangeCountsToo() {
        files.put(ANSWER, new Stamp(2, 10, 5));
        saves.look();
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
    }

    @Test
    void anEmptyOrMissingFileMustStaySoForLonger() {
        files.put(ANSWER, new Stamp(2, 0, 1));
        assertInstanceOf(Look.Changing.class, saves.look());
        clock.advance(Duration.ofMillis(399));
        assertInstanceOf(Look.Changing.class, saves.look());
        files.remove(ANSWER);
        assertInstanceOf(Look.Changing.class, saves.look());
        clock.advance(Duration.ofMillis(400));
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
    }

    @Test
    void anEditorThatReplacesTheFileIsOneSave() {
        files.remove(ANSWER);
        assertInstanceOf(Look.Changing.class, saves.look());
        files.put(ANSWER, new Stamp(3, 12, 8));
        assertInstanceOf(Look.Changing.class, saves.look());
        assertEquals(new Look.Saved(Set.of(ANSWER)), saves.look());
    }

    @Test
    void aChangeThatWasTakenBackIsNoSave() {
        files.put(ANSWER, new Stamp(2, 11, 6));
        saves.look();
        files.put(ANSWER, new Stamp(1, 10, 5));
        assertEquals(new Look.Same(), saves.look());
        assertEquals(new Look.Same(), saves.look());
    }

    @Test
    void newAndDeletedFilesBesideTheAnswerAreSaves() {
        files.put(BESIDE, new Stamp(1, 1, 0));
        saves.look();
        assertEquals(new Look.Saved(Set.of(BESIDE)), saves.look());
        files.remove(BESIDE);
        saves.look();
        assertEquals(new Look.Saved(Set.of(BESIDE)), saves.look());
    }
}
