package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.crawler.lab.Amounts;
import tulip.runner.answer.Finding;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Markdown;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Shows the result of a run so that its first line, the verdict, stays on the screen.
///
/// @param rows    how many lines may be shown
/// @param all     whether everything is shown, even if it is long
/// @param ending   the sentence after the last exercise
/// @param wording  how it names what a participant can do next
public record RunReport(Style style, int columns, int rows, boolean all, String ending, Wording wording) {
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_PRINTED = 8;
    private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

    /// The whole report, as detailed as the rows allow.
    ///
    /// @param next   the next exercise
    /// @param notes  further sentences for the participant
    public List<String> lines(Attempt attempt, Optional<Exercise> next, List<String> notes) {
        Page page = build(attempt, next, notes, Detail.ALL_STEPS);
        for (Detail less : Detail.values()) {
            if (all || page.size() <= rows) {
                return page.lines();
            }
            page = build(attempt, next, notes, less);
        }
        return page.lines();
    }

    private Page build(Attempt attempt, Optional<Exercise> next, List<String> notes, Detail detail) {
        var page = new Page(style, columns);
        switch (attempt) {
            case Attempt.Rejected rejected -> rejected(page, rejected, detail);
            case Attempt.Ran ran -> {
                switch (ran.verdict().state()) {
                    case DONE -> done(page, ran, next, notes.size(), detail);
                    case NOT_STARTED -> notStarted(page, ran);
                    case WRONG -> new FailureReport(style, all, detail, wording).add(page, ran);
                }
            }
        }
        notes(page, notes);
        return page;
    }

    private void notes(Page page, List<String> notes) {
        notes.forEach(note -> page.entry("note", note, style::yellow));
    }

    private void rejected(Page page, Attempt.Rejected rejected, Detail detail) {
        Exercise exercise = rejected.exercise();
        page.line(style.red("✗") + " " + style.bold(name(exercise) + " cannot be run"));
        int fit = switch (detail) {
            case ALL_STEPS, FULL, CUT -> MOST_FINDINGS;
            case FOLDED -> MOST_FINDINGS - 1;
            case BRIEF, PICTURED, LEAST, COUNTED, TWO_LINES -> 1;
        };
        int shown = all ? Integer.MAX_VALUE : fit;
        for (Finding finding : rejected.findings().stream().limit(shown).toList()) {
            page.gap();
            finding(page, finding, exercise.file(), rejected.text());
        }
        page.gap();
        int more = rejected.findings().size() - shown;
        if (more > 0) {
            page.line("and " + Amounts.plural(more, "more error"));
        }
        boolean missing = rejected.text().isEmpty();
        page.entry(
                "to do",
                missing
                        ? wording.undo(exercise) + " brings back your file, " + wording.startOver(exercise)
                                + " brings back the stub"
                        : correct(rejected));
    }

    private String correct(Attempt.Rejected rejected) {
        Exercise exercise = rejected.exercise();
        List<String> files = rejected.findings().stream()
                .flatMap(finding -> finding.place().stream())
                .map(Place::file)
                .distinct()
                .toList();
        return files.isEmpty() || files.contains(exercise.file())
                ? "Correct your code and " + wording.again() + ". To start over: " + wording.startOver(exercise)
                        + " (your version is kept)"
                : "Correct " + String.join(", ", files) + ", which your answer needs, and " + wording.again();
    }

    private void finding(Page page, Finding finding, String file, String text) {
        String where = finding.place().map(place -> place + ": ").orElse("");
        page.text(where + finding.sentence(), style::red);
        finding.place()
                .filter(place -> place.file().equals(file))
                .ifPresent(place -> Snippet.add(page, text, place.line(), finding.column(), style));
    }

    private void done(Page page, Attempt.Ran ran, Optional<Exercise> next, int notes, Detail detail) {
        Exercise exercise = ran.exercise();
        int count = ran.verdict().checks().size();
        page.line(style.green("✓") + " "
                + style.bold(name(exercise) + " is done: all " + Amounts.plural(count, "promise") + " kept"));
        page.gap();
        boolean folded = !all && detail.isAtMost(Detail.FOLDED);
        if (!folded) {
            boolean whole = all || !detail.isAtMost(Detail.CUT);
            ran.verdict().checks().forEach(check -> page.marked(style.green("✓"), check.promise(), whole));
            page.gap();
        }
        new Printed(style, all ? Integer.MAX_VALUE : folded ? 1 : MOST_PRINTED, wording).add(page, ran.verdict());
        exercise.predict().ifPresent(question -> page.entry("guess", question));
        exercise.answer()
                .ifPresent(answer -> page.entry("answer", answer, style::green).gap());
        var below = new Page(style, columns);
        if (wording == Wording.COMMANDS) { // the watch shows the comparison below
            below.entry("compare", "./tulip diff " + exercise + " shows yours beside the workshop's");
        }
        below.entry(
                "next",
                next.map(it -> name(it) + ", " + it.minutes() + " min: " + it.file())
                        .orElse(ending),
                style::green);
        boolean whole = all || wording == Wording.KEYS || !detail.isAtMost(Detail.BRIEF); // the watch scrolls
        why(page, exercise, whole ? Integer.MAX_VALUE : rows - below.size() - notes - 1);
        below.lines().forEach(page::line);
    }

    /// The first paragraph always, and the others as long as they fit.
    ///
    /// @param last  the last line that may be used
    private void why(Page page, Exercise exercise, int last) {
        boolean first = true;
        for (String paragraph : PARAGRAPHS.splitAsStream(exercise.why()).toList()) {
            List<String> lines =
                    Markdown.show(paragraph, columns, style).lines().toList();
            if (!first && page.size() + lines.size() > last - 1) {
                page.entry("more", "./tulip text " + exercise + " --why").gap();
                return;
            }
            lines.forEach(page::line);
            page.gap();
            first = false;
        }
    }

    /// Shows the task if no member is written, or else the promises that are already kept.
    private void notStarted(Page page, Attempt.Ran ran) {
        Exercise exercise = ran.exercise();
        boolean begun = !ran.written().isUntouched(exercise);
        List<CheckResult> checks = ran.verdict().checks();
        long kept = checks.stream().filter(RunReport::isKept).count();
        String state = begun
                ? " is not finished: " + kept + " of " + Amounts.plural(checks.size(), "promise") + " kept"
                : " is not started";
        page.line(style.yellow("·") + " " + style.bold(name(exercise) + state));
        page.gap();
        if (begun) {
            checks.forEach(
                    check -> page.marked(isKept(check) ? style.green("✓") : style.yellow("·"), check.promise(), true));
        } else {
            new ExercisePage(exercise, style, columns).lines().forEach(page::line);
        }
    }

    private static boolean isKept(CheckResult check) {
        return check.mark() == Mark.PASSED;
    }

    /// The lines below an exercise that is not started, or not finished. They stay on the screen.
    public List<String> below(Attempt.Ran ran, List<String> notes) {
        Exercise exercise = ran.exercise();
        var page = new Page(style, columns);
        page.line("");
        notes(page, notes);
        exercise.predict().ifPresent(question -> page.entry("guess", question));
        Optional<String> todo = ran.verdict().todo().map(Failure::seen);
        todo.ifPresent(said -> page.entry("write", said));
        String line = ran.written()
                .todo(exercise, todo.orElse(""))
                .map(it -> ":" + it)
                .orElse("");
        page.entry("in", exercise.file() + line, style::cyan);
        OpenBefore.sentence(ran.written().sharing(), exercise, ran.text()).ifPresent(open -> page.entry("first", open));
        page.entry("stuck?", wording.hint(exercise) + "; the whole task: " + wording.task(exercise));
        return page.lines();
    }

    public static String name(Exercise exercise) {
        return exercise.shortId() + " " + exercise.title();
    }
}
