package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tulip.crawler.engine.Part;

/// Which part is found at fault, with made-up trials.
final class SuspectsTest {
    private static final Set<Part> OWN = EnumSet.of(Part.EVENT_LOOP, Part.FUTURE, Part.TASK, Part.QUEUE);

    private final List<Set<Part>> tried = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Suspects.Finding find(Suspects.Trial trial) throws IOException {
        Suspects.Trial noted = some -> {
            tried.add(Set.copyOf(some));
            return trial.wrong(some);
        };
        return new Suspects(OWN, noted, told::add).find();
    }

    private static Optional<String> wrongIf(boolean wrong) {
        return wrong ? Optional.of("it hangs") : Optional.empty();
    }

    @Test
    void aPartThatGoesWrongAloneIsFoundAndReplaced() throws IOException {
        Suspects.Finding finding = find(some -> wrongIf(some.contains(Part.TASK)));
        assertEquals(new Suspects.Finding(Set.of(Part.TASK), true, true, Optional.of("it hangs")), finding);
        assertEquals(Set.of(Part.EVENT_LOOP, Part.FUTURE, Part.QUEUE), tried.getLast());
        assertEquals("only your EventLoop", told.get(1));
    }

    @Test
    void severalPartsThatGoWrongAloneAreAllFound() throws IOException {
        Suspects.Finding finding = find(some -> wrongIf(some.contains(Part.TASK) || some.contains(Part.QUEUE)));
        assertEquals(Set.of(Part.TASK, Part.QUEUE), finding.parts());
    }

    @Test
    void partsThatGoWrongOnlyTogetherAreFoundByReplacingOneAfterTheOther() throws IOException {
        Suspects.Finding finding = find(some -> wrongIf(some.containsAll(Set.of(Part.TASK, Part.FUTURE))));
        assertEquals(
                new Suspects.Finding(Set.of(Part.TASK, Part.FUTURE), false, true, Optional.of("it hangs")), finding);
    }

    @Test
    void aSecondCulpritThatNeedsAnotherPartIsToldAsNotCured() throws IOException {
        Suspects.Finding finding = find(
                some -> wrongIf(some.contains(Part.TASK) || some.containsAll(Set.of(Part.EVENT_LOOP, Part.FUTURE))));
        assertEquals(new Suspects.Finding(Set.of(Part.TASK), true, false, Optional.of("it hangs")), finding);
    }

    @Test
    void aCrawlThatIsRightTheSecondTimeHasNoFault() throws IOException {
        Suspects.Finding finding = find(_ -> Optional.empty());
        assertEquals(new Suspects.Finding(Set.of(), false, false, Optional.empty()), finding);
        assertEquals(List.of(OWN), tried);
    }
}
