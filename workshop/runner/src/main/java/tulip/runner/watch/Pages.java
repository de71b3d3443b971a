package tulip.runner.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Answers;
import tulip.runner.participant.Attempt;
import tulip.runner.participant.Course;
import tulip.runner.participant.DiffPage;
import tulip.runner.participant.Ending;
import tulip.runner.participant.ExerciseList;
import tulip.runner.participant.ExercisePage;
import tulip.runner.participant.HintPage;
import tulip.runner.participant.Judgement;
import tulip.runner.participant.OpenBefore;
import tulip.runner.participant.RunReport;
import tulip.runner.participant.SolutionPage;
import tulip.runner.participant.StubNote;
import tulip.runner.participant.Wording;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Writes the pages of a session for one size of the screen.
///
/// @param rows  for the body; 0 if it may be as long as it wants
record Pages(Course course, Exercise exercise, Style style, int columns, int rows) {
    private static final int USUAL_ROWS = 23;

    List<String> task() throws IOException {
        var page = new Page(style, columns);
        StubNote.of(course, exercise, Wording.KEYS)
                .ifPresent(note -> page.entry("note", note, style::yellow).gap());
        exercise.predict().ifPresent(question -> page.entry("guess", question).gap());
        OpenBefore.sentence(course.exercises().sharing(exercise), exercise, text())
                .ifPresent(open -> page.entry("first", open).gap());
        List<String> lines = new ArrayList<>(page.lines());
        lines.addAll(new ExercisePage(exercise, style, columns).lines());
        return lines;
    }

    private String text() {
        try {
            return Answers.read(exercise).text();
        } catch (IOException gone) { // the verdict tells of it
            return "";
        }
    }

    /// @param whole  whether nothing is cut
    List<String> verdict(Judgement judgement, boolean whole) throws IOException {
        boolean done = judgement.isDone();
        int room = rows > 0 ? rows : done ? Integer.MAX_VALUE : USUAL_ROWS;
        var report = new RunReport(style, columns, room, whole, Ending.of(course), Wording.KEYS);
        List<String> lines = new ArrayList<>();
        if (judgement.verdict() == Progress.Verdict.NOT_STARTED && judgement.attempt() instanceof Attempt.Ran ran) {
            lines.addAll(report.lines(ran, Optional.empty(), List.of()));
            lines.addAll(report.below(ran, judgement.notes()));
        } else {
            List<String> notes = done ? List.of() : judgement.notes();
            lines.addAll(report.lines(judgement.attempt(), judgement.next(), notes));
        }
        if (done) {
            lines.addAll(1, notes(judgement)); // not below all that follows
            lines.add("");
            lines.add(style.bold("Yours beside the workshop's"));
            lines.add("");
            lines.addAll(diff());
        }
        return lines;
    }

    private List<String> notes(Judgement judgement) {
        var page = new Page(style, columns);
        judgement.notes().forEach(note -> page.entry("note", note, style::yellow));
        List<String> lines = new ArrayList<>(page.lines());
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    List<String> list() {
        List<String> lines = new ArrayList<>(
                ExerciseList.of(course, Optional.of(exercise), style).lines(columns, rows == 0 ? 0 : rows + 1));
        lines.add("");
        lines.add("To go to an exercise, type its number and Enter: 1.3");
        return lines;
    }

    List<String> hint(int number) {
        var page = new HintPage(exercise, style, columns, Wording.KEYS);
        List<String> lines = new ArrayList<>(page.lines(number));
        lines.addAll(page.below(number));
        return lines;
    }

    List<String> solution() throws IOException {
        return new SolutionPage(exercise, course.exercises().home(), style, columns).lines();
    }

    List<String> diff() throws IOException {
        return new DiffPage(exercise, style, columns).lines();
    }

    List<String> keys() {
        var page = new Page(style, columns);
        page.text(
                "Save your file in any editor, and it is checked. The keys work at any time, also while a check goes on.");
        page.gap();
        for (Key key : Key.values()) {
            page.entry(String.valueOf(key.sign), key.text);
        }
        page.gap();
        page.entry("space b", "scroll, as the cursor keys do");
        page.entry("Enter", "goes back to the verdict, or to the task");
        page.entry("1.3 Enter", "goes to exercise 1.3");
        return page.lines();
    }
}
