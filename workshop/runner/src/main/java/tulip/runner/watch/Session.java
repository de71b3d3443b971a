package tulip.runner.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tulip.crawler.lab.Amounts;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Course;
import tulip.runner.participant.EditPlace;
import tulip.runner.participant.Ending;
import tulip.runner.participant.Judgement;
import tulip.runner.participant.ResetCommand;
import tulip.runner.participant.RunReport;
import tulip.runner.participant.UndoCommand;
import tulip.runner.participant.Wording;
import tulip.runner.state.Progress;

/// The state of a watch: which exercise, what is shown, and which check goes on.
///
/// One thread uses a session. Nothing here waits.
final class Session {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration UNTIL_SECOND_LOOK = Duration.ofMillis(10);

    private final Tools tools;
    private Course course;
    private Exercise exercise;
    private Saves saves;
    private Optional<Judgement> judgement = Optional.empty();
    private String outcome = ""; // of the last check
    private String notice = "";
    private final Body body = new Body();
    private int hint;
    private boolean whole;
    private Optional<Key> asking = Optional.empty();
    private final StringBuilder typed = new StringBuilder();
    private final Checks checks;
    private boolean late; // whether the files changed before the verdict was shown
    private boolean ending;
    private boolean over;
    private boolean own; // whether a key has changed the answer, and no look has seen the change yet
    private String place = "";

    Session(Course course, Exercise first, Tools tools) {
        this.tools = tools;
        this.course = course;
        checks = new Checks(tools.runs(), tools.clock());
        enter(first);
    }

    /// Checks the answer as it is now. Until then a session only shows the task.
    void begin() {
        check();
        attempt(() -> {
            course.progress().choose(exercise);
            return "";
        });
        course = course.refreshed();
    }

    boolean isOver() {
        return over || (ending && !checks.isRunning());
    }

    void on(Event event) {
        switch (event) {
            case Event.Pressed(var sign) -> pressed(sign);
            case Event.Judged(var judged, var took) -> judged(judged, took);
            case Event.Failed(var sentence) -> failed(sentence);
            case Event.Resized() -> body.renew();
            case Event.EndOfInput() -> ending = true;
            case Event.Quit() -> over = true;
        }
    }

    /// Looks at the files.
    ///
    /// @return the time until the next look
    Duration look() {
        return switch (saves.look()) {
            case Saves.Look.Changing _ -> UNTIL_SECOND_LOOK;
            case Saves.Look.Saved(var files) -> {
                saved(files);
                yield BETWEEN_LOOKS;
            }
            case Saves.Look.Same _ -> {
                if (late) {
                    check();
                }
                yield BETWEEN_LOOKS;
            }
        };
    }

    void show() {
        long done = course.exercises().all().stream()
                .filter(each -> course.snapshot().verdict(each).equals(Optional.of(Progress.Verdict.DONE)))
                .count();
        tools.screen()
                .show(new Picture(
                        RunReport.name(exercise) + ", " + Amounts.plural(exercise.minutes(), "minute"),
                        done + " of " + course.exercises().all().size() + " done",
                        place,
                        body.lines(view -> read(() -> page(view))),
                        body.top(),
                        status(),
                        Sentences.busy(checks.time())));
    }

    private List<String> page(View view) throws IOException {
        Size size = tools.screen().size();
        var layout = new Layout(tools.style(), size);
        int rows = size.rows() == 0 ? 0 : layout.bodyRows();
        var pages = new Pages(course, exercise, tools.style(), layout.textColumns(), rows);
        return switch (view) {
            case TASK -> pages.task();
            case VERDICT -> pages.verdict(judgement.orElseThrow(), whole);
            case LIST -> pages.list();
            case HINT -> pages.hint(hint);
            case SOLUTION -> pages.solution();
            case DIFF -> pages.diff();
            case KEYS -> pages.keys();
        };
    }

    private String status() {
        if (!typed.isEmpty()) {
            return "Go to exercise " + typed + "  (Enter goes, Escape does not)";
        }
        return notice.isEmpty() ? outcome : notice;
    }

    private void saved(Set<Path> files) {
        if (files.stream().anyMatch(this::isOurs)) {
            notice = own ? notice : "";
            own = false;
            check();
            return;
        }
        notice = Sentences.savedElsewhere(files, exercise, course);
    }

    /// Whether a file belongs to this answer: its own file, and every file that is no answer, or that it needed.
    private boolean isOurs(Path file) {
        return file.equals(exercise.answerFile())
                || course.exercises().all().stream()
                        .noneMatch(each -> each.answerFile().equals(file))
                || judgement
                        .filter(last -> last.needs(file.getFileName().toString()))
                        .isPresent();
    }

    private void check() {
        late = false;
        checks.ask(exercise);
    }

    private void judged(Judgement judged, Duration took) {
        course = course.refreshed();
        if (!checks.ended() || !judged.exercise().equals(exercise)) {
            check();
            return;
        }
        if (saves.isChanged()) {
            late = true;
            return;
        }
        judgement = Optional.of(judged);
        whole = false; // the cut verdict fits the screen
        outcome = Sentences.outcome(judged, took, course, tools.style());
        boolean untouched = judged.isUntouched();
        place = place(EditPlace.ofVerdict(judged).orElseGet(() -> EditPlace.ofTask(course, exercise)));
        if (!untouched) {
            body.turnTo(View.VERDICT);
        } else if (body.view() == View.VERDICT) {
            body.turnTo(View.TASK);
        } else {
            body.renew();
        }
    }

    private void failed(String sentence) {
        if (checks.ended()) {
            outcome = "";
            notice = tools.style().red("Not checked: " + sentence);
        } else {
            check();
        }
    }

    private void pressed(char sign) {
        if (asking.isPresent()) {
            Key asked = asking.get();
            asking = Optional.empty();
            notice = "";
            if (sign == 'y' || sign == 'Y') {
                confirmed(asked);
            }
        } else if (Character.isDigit(sign) || (sign == '.' && !typed.isEmpty())) {
            typed.append(sign);
        } else if (!typed.isEmpty()) {
            typing(sign);
        } else if (Key.of(sign).isPresent()) {
            pressed(Key.of(sign).get());
        } else {
            otherSign(sign);
        }
    }

    private void typing(char sign) {
        switch (sign) {
            case KeyDecoder.ENTER -> {
                String id = typed.toString();
                typed.setLength(0);
                try {
                    open(course.find(id));
                } catch (IllegalArgumentException unknown) {
                    notice = tools.style().red(unknown.getMessage());
                }
            }
            case KeyDecoder.BACKSPACE -> typed.setLength(typed.length() - 1);
            default -> typed.setLength(0);
        }
    }

    private void otherSign(char sign) {
        if (body.scroll(sign, new Layout(tools.style(), tools.screen().size()).bodyRows())) {
            return;
        }
        boolean drawn = tools.screen().size().rows() > 0; // in a pipe, each line ends with Enter
        if (sign == KeyDecoder.INTERRUPT) {
            over = true;
        } else if (drawn && (sign == KeyDecoder.ENTER || sign == KeyDecoder.ESCAPE)) {
            notice = "";
            boolean judged = judgement.filter(last -> !last.isUntouched()).isPresent();
            body.turnTo(judged ? View.VERDICT : View.TASK);
        }
    }

    private void pressed(Key key) {
        notice = "";
        switch (key) {
            case NEXT -> course.next(exercise).ifPresentOrElse(this::open, () -> notice = Ending.of(course));
            case LIST -> body.turnTo(View.LIST);
            case HINT -> hint();
            case SOLUTION, DIFF -> unlessDone(key);
            case TEXT -> body.turnTo(View.TASK);
            case RESET -> ask(key, "Bring back the beginning of " + exercise.file() + "? Yours is kept.");
            case UNDO -> change(() -> UndoCommand.undo(course, exercise));
            case RUN -> check();
            case ALL -> {
                whole = !whole;
                body.turnTo(judgement.isPresent() ? View.VERDICT : View.TASK);
            }
            case KILL -> kill();
            case OPEN -> notice = tools.opening().open(exercise.answerFile(), line());
            case KEYS -> body.turnTo(View.KEYS);
            case QUIT -> over = true;
        }
    }

    private void kill() {
        if (checks.isRunning()) {
            checks.stop();
        } else {
            notice = "No check goes on.";
        }
    }

    private void unlessDone(Key key) {
        if (course.state(exercise).isDone()) {
            confirmed(key);
        } else {
            ask(key, "Yours is not done yet. Show the workshop's answer?");
        }
    }

    private void ask(Key key, String question) {
        asking = Optional.of(key);
        notice = tools.style().yellow(question + " (y: yes, another key: no)");
    }

    private void confirmed(Key key) {
        switch (key) {
            case SOLUTION -> body.turnTo(View.SOLUTION);
            case DIFF -> body.turnTo(View.DIFF);
            default -> change(() -> ResetCommand.reset(course, exercise, false, Wording.KEYS));
        }
    }

    private void hint() {
        int most = exercise.hints().size();
        hint = Math.min(most, course.snapshot().hints(exercise) + 1);
        attempt(() -> {
            course.progress().recordHints(exercise, hint);
            return "";
        });
        course = course.refreshed();
        body.turnTo(View.HINT);
    }

    private void open(Exercise now) {
        enter(now);
        begin();
    }

    private void enter(Exercise now) {
        exercise = now;
        Supplier<Map<Path, Saves.Stamp>> files = () -> tools.files().apply(now.answerFile());
        saves = new Saves(files, now.answerFile(), tools.clock());
        judgement = Optional.empty();
        outcome = "Save the file in any editor, and it is checked.";
        whole = false;
        place = place(EditPlace.ofTask(course, now));
        body.turnTo(View.TASK);
    }

    private int line() {
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    private String place(int line) {
        return tools.shown(exercise.answerFile()) + ":" + line;
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    private void attempt(Action<String> action) {
        try {
            notice = action.run();
        } catch (IOException problem) {
            notice = tools.style().red(problem.getMessage());
        }
    }

    /// Changes the answer. The sentence stays until the next save of the participant.
    private void change(Action<String> action) {
        own = true;
        attempt(action);
    }

    private static List<String> read(Action<List<String>> page) {
        try {
            return page.run();
        } catch (IOException problem) {
            return List.of(String.valueOf(problem.getMessage()));
        }
    }
}
