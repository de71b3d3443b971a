package tulip.runner.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tulip.kit.ManualClock;
import tulip.runner.Workshop;
import tulip.runner.answer.Compiled;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Attempt;
import tulip.runner.participant.Course;
import tulip.runner.participant.Judgement;
import tulip.runner.sources.Written;
import tulip.runner.state.History;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Style;

/// A session with a manual clock, and with files, keys, runs and a screen that a test controls.
final class Desk {
    static final Style PLAIN = new Style(false, true);
    private static final String WRITTEN =
            Workshop.STUB.replace("throw new Todo(\"ring\");", "return List.of(\"Bell\");");

    final Workshop workshop;
    final Exercise ring;
    final Exercise mute;
    final ManualClock clock = new ManualClock();
    final List<String> runs = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final Map<Path, Saves.Stamp> files = new HashMap<>();
    final Session session;
    Picture shown;
    private final Size size;

    Desk(Path folder, Size size) throws IOException {
        this.size = size;
        workshop = Workshop.in(folder);
        ring = workshop.exercise(1);
        mute = workshop.exercise(2);
        var progress = new Progress(workshop.home());
        var course = new Course(workshop.exercises(), progress, progress.snapshot(), new History(workshop.home()));
        files.put(ring.answerFile(), new Saves.Stamp(1, 100, 1));
        session = new Session(
                course,
                ring,
                new Tools(
                        new FakeRuns(),
                        new FakeScreen(),
                        PLAIN,
                        clock,
                        _ -> Map.copyOf(files),
                        this::open,
                        workshop.home()));
        session.show();
        session.begin();
    }

    private String open(Path file, int line) {
        opened.add(file.getFileName() + ":" + line);
        return "Opened.";
    }

    private final class FakeRuns implements Runs {
        @Override
        public void start(Exercise exercise) {
            runs.add("start " + exercise);
        }

        @Override
        public void stop() {
            runs.add("stop");
        }
    }

    private final class FakeScreen implements Screen {
        @Override
        public Size size() {
            return size;
        }

        @Override
        public void show(Picture picture) {
            shown = picture;
        }

        @Override
        public void leave() {
            shown = null;
        }

        @Override
        public void close() {
            shown = null;
        }
    }

    /// Presses keys one after the other.
    void press(String signs) {
        signs.chars().forEach(sign -> session.on(new Event.Pressed((char) sign)));
        session.show();
    }

    /// Saves the answer, and looks twice.
    void save(String text) throws IOException {
        Files.writeString(ring.answerFile(), text);
        touch(ring.answerFile());
    }

    /// Changes a file as the session sees it, and looks twice.
    void touch(Path file) {
        files.merge(file, new Saves.Stamp(1, 100, 1), (old, _) -> new Saves.Stamp(old.modified() + 1, 100, 1));
        session.look();
        session.look();
        session.show();
    }

    void pass(long millis) {
        clock.advance(Duration.ofMillis(millis));
        session.look();
        session.show();
    }

    void judged(Attempt attempt) {
        judged(attempt, List.of());
    }

    void judged(Attempt attempt, List<String> notes) {
        boolean last = attempt.exercise().equals(mute);
        var judgement = new Judgement(attempt, last ? Optional.empty() : Optional.of(mute), notes);
        session.on(new Event.Judged(judgement, Duration.ofMillis(87)));
        session.show();
    }

    /// The screen as text, without spaces at the ends of lines.
    String screen() {
        StringBuilder text = new StringBuilder();
        new Layout(PLAIN, size)
                .lines(shown)
                .forEach(line -> text.append(line.stripTrailing()).append('\n'));
        return text.toString();
    }

    Attempt untouched() throws IOException {
        return ran(ring, Workshop.STUB, Verdict.State.NOT_STARTED, checks(3, 0, Mark.NOT_STARTED), Optional.empty());
    }

    Attempt done(Exercise exercise) throws IOException {
        return ran(exercise, WRITTEN, Verdict.State.DONE, checks(3, 3, Mark.NOT_RUN), Optional.empty());
    }

    Attempt wrong() throws IOException {
        return wrong(Failure.Cause.PROMISE, "[Bell]");
    }

    Attempt wrong(Failure.Cause cause, String seen) throws IOException {
        var failure = new Failure(
                cause,
                "check1",
                "Promise 2.",
                List.of("ring() → [Bell]", "ring()"),
                Optional.of(cause == Failure.Cause.PROMISE ? "[Bell, Bell]" : "an end"),
                seen,
                List.of(new Place("MyBell.java", 14)),
                Optional.empty());
        return ran(ring, WRITTEN, Verdict.State.WRONG, checks(3, 1, Mark.FAILED), Optional.of(failure));
    }

    private Attempt ran(
            Exercise exercise, String text, Verdict.State state, List<CheckResult> checks, Optional<Failure> failure)
            throws IOException {
        var verdict = new Verdict(state, checks, failure, "", 0, List.of(), Optional.empty());
        var written = Written.of(workshop.exercises().sharing(exercise), text);
        return new Attempt.Ran(exercise, verdict, new Compiled(Map.of(), Map.of()), text, written);
    }

    private static List<CheckResult> checks(int count, int passed, Mark next) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CheckResult(
                        "tulip.iterators.RingContract",
                        "check" + i,
                        "Promise " + (i + 1) + ".",
                        i < passed ? Mark.PASSED : i == passed ? next : Mark.NOT_RUN))
                .toList();
    }
}
