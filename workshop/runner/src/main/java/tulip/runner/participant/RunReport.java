package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.runner.answer.Finding;
import tulip.runner.answer.Members;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Markdown;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Text;

/// Shows the result of a run so that its first line, the verdict, stays on the screen.
///
/// @param rows    how many lines may be shown
/// @param all     whether everything is shown, even if it is long
/// @param ending  the sentence after the last exercise
record RunReport(Style style, int columns, int rows, boolean all, String ending) {
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_PRINTED = 8;
    private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

    /// @param next   the next exercise
    /// @param notes  further sentences for the participant
    List<String> lines(Attempt attempt, Optional<Exercise> next, List<String> notes) {
        Page page = build(attempt, next, notes, Detail.FULL);
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
                    case NOT_STARTED -> notStarted(page, ran.exercise());
                    case WRONG -> new FailureReport(style, all, detail).add(page, ran);
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
            case FULL -> MOST_FINDINGS;
            case FOLDED -> MOST_FINDINGS - 1;
            case BRIEF, LEAST -> 1;
        };
        int shown = all ? Integer.MAX_VALUE : fit;
        for (Finding finding : rejected.findings().stream().limit(shown).toList()) {
            page.gap();
            finding(page, finding, exercise.file(), rejected.text());
        }
        page.gap();
        int more = rejected.findings().size() - shown;
        if (more > 0) {
            page.line("and " + Text.plural(more, "more error"));
        }
        boolean missing = rejected.text().isEmpty();
        page.entry(
                "to do",
                missing
                        ? "./tulip undo " + exercise + " brings back your file, ./tulip reset " + exercise
                                + " brings back the stub"
                        : "Correct your code and run again. To start over: ./tulip reset " + exercise
                                + " (your version is kept)");
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
                + style.bold(name(exercise) + " is done: all " + Text.plural(count, "promise") + " kept"));
        page.gap();
        if (detail == Detail.FULL) {
            ran.verdict().checks().forEach(check -> page.marked(style.green("✓"), check.promise()));
            page.gap();
        }
        new Printed(style, all ? Integer.MAX_VALUE : detail == Detail.FULL ? MOST_PRINTED : 1).add(page, ran.verdict());
        exercise.predict().ifPresent(question -> page.entry("guess", question));
        exercise.answer()
                .ifPresent(answer -> page.entry("answer", answer, style::green).gap());
        var below = new Page(style, columns);
        below.entry("compare", "./tulip diff " + exercise + " shows yours beside the workshop's");
        below.entry(
                "next",
                next.map(it -> name(it) + ", " + it.minutes() + " min: " + it.file())
                        .orElse(ending),
                style::green);
        boolean whole = all || detail == Detail.FULL || detail == Detail.FOLDED;
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

    private void notStarted(Page page, Exercise exercise) {
        page.line(style.yellow("·") + " " + style.bold(name(exercise) + " is not started"));
        page.gap();
        new ExercisePage(exercise, style, columns).lines().forEach(page::line);
    }

    /// The lines below the task of an exercise that is not started. They stay on the screen.
    List<String> below(Attempt.Ran ran, List<String> notes) {
        Exercise exercise = ran.exercise();
        var page = new Page(style, columns);
        page.line("");
        notes(page, notes);
        exercise.predict().ifPresent(question -> page.entry("guess", question));
        ran.verdict().todo().ifPresent(todo -> page.entry("write", todo));
        var members = new Members(ran.compiled().answer());
        Optional<Place> place = exercise.fill().stream()
                .flatMap(it -> members.place(it).stream())
                .findFirst();
        page.entry("in", place.map(Place::toString).orElse(exercise.file()), style::cyan);
        page.entry("stuck?", "./tulip hint " + exercise + "; this text again: ./tulip text " + exercise);
        return page.lines();
    }

    static String name(Exercise exercise) {
        return exercise.shortId() + " " + exercise.title();
    }
}
