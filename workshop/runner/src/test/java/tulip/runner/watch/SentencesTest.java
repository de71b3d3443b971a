package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Course;
import tulip.runner.state.History;
import tulip.runner.state.Progress;

final class SentencesTest {
    @Test
    void theAnswerToAnotherExerciseIsNamedWithTheWayThere(@TempDir Path folder) throws IOException {
        Workshop workshop = Workshop.in(folder);
        workshop.text("generators/1", "Loud", "ring", "Bell#ring");
        var progress = new Progress(workshop.home());
        var course = new Course(workshop.exercises(), progress, progress.snapshot(), new History(workshop.home()));
        Exercise loud = course.find("2.1");
        assertEquals(
                "You saved MyBell.java, but this is 1.1 Ring. To go there, type 2.1 and Enter.",
                Sentences.savedElsewhere(Set.of(loud.answerFile()), course.find("1.1"), course));
    }

    @Test
    void aShortCheckIsNotShown() {
        assertEquals("", Sentences.busy(Duration.ofMillis(499)));
        assertEquals("checking since 0.5 s; k ends it", Sentences.busy(Duration.ofMillis(500)));
    }
}
