package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.runner.answer.Finding;
import tulip.runner.answer.Members;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.command.Home;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Markdown;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Text;

/// Shows what came of a run: in 24 lines of 80 columns, for the last row of the room.
final class RunReport {
    private static final int ROWS = 23; // and one for the prompt
    private static final int FEW_STEPS = 4;
    private static final int MOST_FINDINGS = 3;
    private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

    private final Style style;
    private final int columns;
    private final boolean all;

    /// @param all  shows everything, however long
    RunReport(Style style, int columns, boolean all) {
        this.style = style;
        this.columns = columns;
        this.all = all;
    }

    /// @param next   what comes after this exercise
    /// @param notes  what else a participant should know, a sentence each
    List<String> lines(Attempt attempt, Optional<Exercise> next, List<String> notes) {
        Page page = build(attempt, next, notes, false);
        return all || page.size() <= ROWS
                ? page.lines()
                : build(attempt, next, notes, true).lines();
    }

    private Page build(Attempt attempt, Optional<Exercise> next, List<String> notes, boolean brief) {
        var page = new Page(style, columns);
        switch (attempt) {
            case Attempt.Rejected rejected -> rejected(page, rejected);
            case Attempt.Ran ran -> ran(page, ran, next, brief);
        }
        notes.forEach(note -> page.entry("note", note, style::yellow));
        return page;
    }

    private void rejected(Page page, Attempt.Rejected rejected) {
        Exercise exercise = rejected.exercise();
        page.line(style.red("✗") + " " + style.bold(name(exercise) + " cannot be run"));
        int shown = all ? Integer.MAX_VALUE : MOST_FINDINGS;
        for (Finding finding : rejected.findings().stream().limit(shown).toList()) {
            page.gap();
            finding(page, finding, rejected.text());
        }
        page.gap();
        int more = rejected.findings().size() - shown;
        if (more > 0) {
            page.line("and " + Text.plural(more, "more error"));
        }
        boolean missing = rejected.text().isEmpty();
        page.entry(
                "next",
                missing
                        ? "./tulip undo " + exercise + " brings back what you had, ./tulip reset " + exercise
                                + " the stub"
                        : "mend it, and run again. Start over: ./tulip reset " + exercise + " (yours is kept)");
    }

    private void finding(Page page, Finding finding, String text) {
        String where = finding.place().map(place -> place + ": ").orElse("");
        Page.wrap(where + finding.sentence(), columns).forEach(line -> page.line(style.red(line)));
        finding.place().ifPresent(place -> Snippet.add(page, text, place.line(), finding.column(), style));
    }

    private void ran(Page page, Attempt.Ran ran, Optional<Exercise> next, boolean brief) {
        Verdict verdict = ran.verdict();
        printed(page, verdict, brief);
        switch (verdict.state()) {
            case DONE -> done(page, ran, next);
            case NOT_STARTED -> notStarted(page, ran);
            case WRONG -> wrong(page, ran, verdict.failure().orElseThrow(), brief);
        }
    }

    private void printed(Page page, Verdict verdict, boolean brief) {
        List<String> lines = verdict.output()
                .lines()
                .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "?"))
                .toList();
        int shown = all ? Integer.MAX_VALUE : brief ? 3 : 8;
        lines.stream().limit(shown).forEach(line -> page.line(style.dim("│ ") + page.fit(line, 2)));
        if (lines.size() > shown || verdict.outputCut() > 0) {
            String more = Text.plural(Math.max(0, lines.size() - shown), "more line");
            String cut =
                    verdict.outputCut() > 0 ? " and " + Text.bytes(verdict.outputCut()) + " that were not kept" : "";
            page.line(style.dim("│ … " + more + cut + (all ? "" : " (--all shows more)")));
        }
        if (!lines.isEmpty()) {
            page.line(style.dim("  printed by your code")).gap();
        }
    }

    private void done(Page page, Attempt.Ran ran, Optional<Exercise> next) {
        Exercise exercise = ran.exercise();
        int count = ran.verdict().checks().size();
        page.line(style.green("✓") + " "
                + style.bold(name(exercise) + " is done: all " + Text.plural(count, "promise") + " kept"));
        page.gap();
        checks(page, ran.verdict().checks(), false);
        page.gap();
        why(page, exercise);
        page.gap();
        page.entry("compare", "./tulip diff " + exercise + " shows yours beside the workshop's");
        page.entry(
                "next",
                next.map(it -> name(it) + ", " + it.minutes() + " min: " + it.file())
                        .orElse("that was the last one"),
                style::green);
    }

    /// As much of it as fits, in whole paragraphs.
    private void why(Page page, Exercise exercise) {
        int room = all ? Integer.MAX_VALUE : ROWS - page.size() - 4;
        List<String> paragraphs = PARAGRAPHS.splitAsStream(exercise.why()).toList();
        int used = 0;
        for (String paragraph : paragraphs) {
            List<String> lines =
                    Markdown.show(paragraph, columns, style).lines().toList();
            used += lines.size() + 1;
            if (used > room) {
                page.entry(
                        "why", "more of it: " + Home.folder().toAbsolutePath().relativize(exercise.text()));
                return;
            }
            lines.forEach(page::line);
            page.gap();
        }
    }

    private void notStarted(Page page, Attempt.Ran ran) {
        Exercise exercise = ran.exercise();
        page.line(style.yellow("·") + " " + style.bold(name(exercise) + " is not started"));
        page.gap();
        int room = all ? Integer.MAX_VALUE : ROWS - page.size() - 7;
        List<String> task =
                Markdown.show(exercise.task(), columns, style).lines().toList();
        task.stream().limit(room).forEach(page::line);
        if (task.size() > room) {
            page.line("…");
        }
        page.gap();
        ran.verdict().todo().ifPresent(todo -> page.entry("write", todo));
        var members = new Members(ran.compiled().answer());
        Optional<Place> place = exercise.fill().stream()
                .flatMap(it -> members.place(it).stream())
                .findFirst();
        page.entry("in", place.map(Place::toString).orElse(exercise.file()), style::cyan);
        exercise.predict().ifPresent(question -> page.entry("guess", question));
        page.entry(
                "text",
                Home.folder().toAbsolutePath().relativize(exercise.text()).toString());
        page.entry("stuck?", "./tulip hint " + exercise);
    }

    private void wrong(Page page, Attempt.Ran ran, Failure failure, boolean brief) {
        Exercise exercise = ran.exercise();
        List<CheckResult> checks = ran.verdict().checks();
        page.line(style.red("✗") + " " + style.bold(name(exercise) + ": " + kept(checks)));
        page.gap();
        checks(page, checks, brief);
        page.gap();
        Blame blame = Blame.of(ran, failure);
        blame.place().ifPresent(place -> {
            page.line(style.cyan(place.toString()));
            Snippet.add(page, ran.text(), place.line(), 0, style);
            page.gap();
        });
        if (!failure.promise().isEmpty()) {
            page.entry("promised", failure.promise());
        }
        steps(page, failure.steps(), brief);
        failure.expected().ifPresent(expected -> page.entry("expected", expected));
        page.entry("seen", failure.seen(), style::red);
        advice(failure).ifPresent(advice -> page.entry("likely", advice, style::yellow));
        String what = blame.isEarlierThan(exercise) ? "mend what " + name(blame.exercise()) + " asks for" : "mend it";
        page.entry("next", what + ", and run again. Stuck? ./tulip hint " + blame.exercise());
    }

    private static String kept(List<CheckResult> checks) {
        long kept = checks.stream().filter(check -> check.mark() == Mark.PASSED).count();
        return checks.isEmpty()
                ? "it did not come to a check"
                : kept + " of " + Text.plural(checks.size(), "promise") + " kept";
    }

    private void checks(Page page, List<CheckResult> checks, boolean brief) {
        for (CheckResult check : checks) {
            if (!brief || check.mark() == Mark.FAILED) {
                page.marked(mark(check.mark()), check.promise());
            }
        }
    }

    private String mark(Mark mark) {
        return switch (mark) {
            case PASSED -> style.green("✓");
            case FAILED -> style.red("✗");
            case NOT_STARTED, NOT_RUN -> style.yellow("·");
        };
    }

    private void steps(Page page, List<String> steps, boolean brief) {
        int most = all ? Integer.MAX_VALUE : brief ? FEW_STEPS - 1 : FEW_STEPS;
        int from = Math.max(0, steps.size() - most);
        for (int i = from; i < steps.size(); i++) {
            String more = i == from && from > 0 ? " (steps before it: --all)" : "";
            page.entry(i == from ? "did" : "", (i + 1) + ". " + steps.get(i) + more);
        }
    }

    private static Optional<String> advice(Failure failure) {
        return failure.mistake()
                .or(() -> Optional.ofNullable(
                        switch (failure.cause()) {
                            case PROMISE -> null;
                            case HANG ->
                                "a loop that never ends, or a wait that nobody ends. The line is where it stood.";
                            case MEMORY ->
                                "something grows without end, as a list that an endless source is collected into.";
                            case EXIT -> "an answer returns or throws; it does not end the program that it is part of.";
                            case OUTPUT -> "a print inside a loop that never ends.";
                            case THREADS -> "a thread that is started inside a loop that never ends.";
                        }));
    }

    private static String name(Exercise exercise) {
        return exercise.shortId() + " " + exercise.title();
    }
}
