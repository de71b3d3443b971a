package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.kit.ManualClock;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Limits;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Stage;
import tulip.runner.participant.Course;
import tulip.runner.participant.Judge;
import tulip.runner.participant.Judgement;
import tulip.runner.state.History;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Style;

/// Walks through all exercises with a wrong answer to each, and compares the screens with files that were checked by
/// eye: the task, and the verdict. `-Dtulip.golden=write` writes the files again: check them again then.
@Tag("slow")
final class WalkTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/tulip/runner/watch/walk");
    private static final Style PLAIN = new Style(false, true);
    private static final List<Size> SIZES = List.of(new Size(80, 24), new Size(200, 50));

    @TempDir
    private Path home;

    /// A screen of one size.
    private static final class Paper implements Screen {
        private final Size size;
        private final StringBuilder screens = new StringBuilder();

        Paper(Size size) {
            this.size = size;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void show(Picture picture) {
            for (String line : new Layout(PLAIN, size).lines(picture)) {
                assertTrue(line.length() <= size.columns(), line);
                screens.append(line.stripTrailing().replaceAll("@[0-9a-f]{4,8}\\b", "@1a2b3c"))
                        .append('\n');
            }
        }

        @Override
        public void leave() {}

        @Override
        public void close() {}
    }

    /// Starts nothing: the test judges.
    private static final class NoRuns implements Runs {
        @Override
        public void start(Exercise exercise) {}

        @Override
        public void stop() {}
    }

    @ParameterizedTest
    @EnumSource
    void aWalkLooksLikeThis(Stage stage) throws IOException {
        copyWhatParticipantsSee();
        var exercises = Exercises.load(home);
        List<Paper> papers = SIZES.stream().map(Paper::new).toList();
        try (ChildRun child = ChildRun.start(Limits.USUAL)) {
            for (Exercise exercise : exercises.of(stage)) {
                var progress = new Progress(exercises.home());
                var course = new Course(exercises, progress, progress.snapshot(), new History(exercises.home()));
                Files.copy(exercise.pristineAnswerFile(), exercise.answerFile());
                List<Session> sessions = papers.stream()
                        .map(paper -> session(course, exercise, paper))
                        .toList();
                add(papers, sessions, exercise + " " + exercise.title() + ", the task");
                Files.writeString(exercise.answerFile(), Files.readString(FOLDER.resolve(exercise + ".java.txt")));
                Judgement judged = new Judge(course, child, Optional.empty()).judge(exercise);
                var judgement = new Judgement(judged.attempt(), judged.next(), List.of()); // notes count threads
                for (Session session : sessions) {
                    session.begin();
                    session.on(new Event.Judged(judgement, Duration.ofMillis(87)));
                }
                add(papers, sessions, exercise + " " + exercise.title() + ", a wrong answer");
                Files.delete(exercise.answerFile());
            }
        }
        for (Paper paper : papers) {
            String name = "stage-" + stage.number() + "-" + paper.size.columns() + "x" + paper.size.rows() + ".txt";
            assertSame(name, paper.screens.toString());
        }
    }

    private static Session session(Course course, Exercise exercise, Paper paper) {
        var tools = new Tools(
                new NoRuns(),
                paper,
                PLAIN,
                new ManualClock(),
                _ -> Map.of(),
                (_, _) -> "",
                course.exercises().home());
        return new Session(course, exercise, tools);
    }

    private static void add(List<Paper> papers, List<Session> sessions, String title) {
        papers.forEach(paper -> paper.screens.append("##### ").append(title).append('\n'));
        sessions.forEach(Session::show);
        papers.forEach(paper -> paper.screens.append('\n'));
    }

    /// Copies the exercises, without the answers of this folder.
    private void copyWhatParticipantsSee() throws IOException {
        for (Stage stage : Stage.values()) {
            copy(stage.module(PROJECT).resolve("exercises"));
            copy(stage.module(PROJECT).resolve("src/test/java/" + folder(stage)));
            Files.createDirectories(stage.module(home).resolve("src/main/java/" + folder(stage)));
        }
    }

    private static String folder(Stage stage) {
        return stage.exercisePackage().replace('.', '/');
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(PROJECT.relativize(each));
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
    }

    private static void assertSame(String name, String screens) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("tulip.golden"))) {
            Files.writeString(file, screens);
        }
        assertEquals(Files.readString(file), screens, "no longer looks like " + file);
    }
}
