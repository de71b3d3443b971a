package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tulip.crawler.lab.Amounts;
import tulip.kit.HangStory;
import tulip.kit.Standstill;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Shows how an answer failed: what was promised, done, expected and seen, and where.
///
/// @param all  whether everything is shown, even if it is long
record FailureReport(Style style, boolean all, Detail detail, Wording wording) {
    private static final int FEW_STEPS = 4;
    private static final int MOST_PRINTED = 8;
    private static final int MOST_TOLD = 4;
    private static final int LONGEST = 240; // three lines
    private static final int LONGEST_OF_TWO_LINES = 128;

    void add(Page page, Attempt.Ran ran) {
        Exercise exercise = ran.exercise();
        Failure failure = ran.verdict().failure().orElseThrow();
        List<CheckResult> checks = ran.verdict().checks();
        page.line(style.red("✗") + " " + style.bold(RunReport.name(exercise) + ": " + kept(checks)));
        page.gap();
        boolean pictured = isPictured(failure);
        if (all || !(pictured || detail.isAtMost(Detail.COUNTED))) {
            checks(page, checks);
            page.gap();
        }
        Blame blame = Blame.of(ran, failure);
        blame.place()
                .filter(_ -> !(pictured && blame.called())) // only a guess, and the picture needs the room
                .ifPresent(place -> place(page, ran, place, blame.called(), pictured));
        if (!failure.promise().isEmpty()) {
            entry(page, "promised", failure.promise(), UnaryOperator.identity());
        }
        steps(page, failure.steps(), pictured);
        failure.expected().ifPresent(expected -> entry(page, "expected", expected, UnaryOperator.identity()));
        entry(page, "seen", failure.seen(), style::red);
        story(page, failure.story());
        advice(failure, blame).ifPresent(advice -> page.entry("likely", advice, style::yellow));
        new Printed(style, mostPrinted(), wording).add(page, ran.verdict());
        String what =
                blame.isEarlierThan(exercise) ? "what " + RunReport.name(blame.exercise()) + " asks for" : "your code";
        page.entry(
                "to do", "Correct " + what + " and " + wording.again() + ". Stuck? " + wording.hint(blame.exercise()));
    }

    /// What waits: in sentences, and as a picture if there is room.
    private void story(Page page, HangStory story) {
        List<String> told = story.told();
        int most = all ? told.size() : detail == Detail.TWO_LINES ? 1 : MOST_TOLD;
        for (int i = 0; i < Math.min(most, told.size()); i++) {
            entry(page, i == 0 ? "waits" : "", told.get(i), UnaryOperator.identity());
        }
        if (all || !detail.isAtMost(Detail.LEAST)) {
            story.picture().ifPresent(picture -> {
                var screen = new Screen(page.columns(), 0, style.unicode(), style.colour());
                page.gap();
                new TerminalPicture(picture, screen).small().lines().forEach(page::line);
            });
        }
    }

    private boolean isPictured(Failure failure) {
        return !all && detail == Detail.PICTURED && failure.story().picture().isPresent();
    }

    private int mostPrinted() {
        return all ? Integer.MAX_VALUE : detail.isAtMost(Detail.BRIEF) ? 2 : MOST_PRINTED;
    }

    private void entry(Page page, String label, String text, UnaryOperator<String> paint) {
        page.entry(label, cut(text), paint);
    }

    private String cut(String text) {
        if (!all && detail == Detail.TWO_LINES && text.length() > LONGEST_OF_TWO_LINES) {
            return text.substring(0, LONGEST_OF_TWO_LINES - more().length()) + more();
        }
        boolean cut = !all && detail.isAtMost(Detail.LEAST) && text.length() > LONGEST;
        return cut ? text.substring(0, LONGEST - 1) + more() : text;
    }

    private String more() {
        return "… (whole: " + wording.everything() + ")";
    }

    private void place(Page page, Attempt.Ran ran, Place place, boolean called, boolean brief) {
        String where = style.cyan(place.toString()) + (called ? " (called by the check)" : "");
        if (brief || (!all && detail.isAtMost(Detail.LEAST))) {
            page.line(where);
            if (Blame.isInFile(ran, place)) {
                Snippet.line(page, ran.text(), place.line(), style);
            }
            return;
        }
        page.line(where);
        if (Blame.isInFile(ran, place)) {
            Snippet.add(page, ran.text(), place.line(), 0, style);
            page.gap();
        }
    }

    private static String kept(List<CheckResult> checks) {
        return checks.isEmpty()
                ? "no check has begun"
                : count(checks, Mark.PASSED) + " of " + Amounts.plural(checks.size(), "promise") + " kept";
    }

    private static long count(List<CheckResult> checks, Mark mark) {
        return checks.stream().filter(check -> check.mark() == mark).count();
    }

    /// All checks. If there is little room, one line counts the promises that were kept. If there is less room,
    /// one more line counts the promises that were broken after the first.
    private void checks(Page page, List<CheckResult> checks) {
        boolean folded = !all && detail.isAtMost(Detail.FOLDED);
        boolean brief = !all && detail.isAtMost(Detail.BRIEF);
        boolean whole = all || !detail.isAtMost(Detail.CUT);
        long passed = count(checks, Mark.PASSED);
        if (folded && passed > 0) {
            page.marked(style.green("✓"), Amounts.plural(passed, "promise") + " kept");
        }
        checks.stream()
                .filter(check -> !folded || check.mark() == Mark.FAILED)
                .limit(brief ? 1 : Long.MAX_VALUE)
                .forEach(check -> page.marked(mark(check.mark()), check.promise(), whole));
        long more = count(checks, Mark.FAILED) - 1;
        if (brief && more > 0) {
            page.marked(style.red("✗"), Amounts.plural(more, "more promise") + " not kept");
        }
        long open = count(checks, Mark.NOT_RUN) + count(checks, Mark.NOT_STARTED);
        if (folded && open > 0) {
            page.marked(style.yellow("·"), Amounts.plural(open, "more promise") + " not checked");
        }
    }

    private String mark(Mark mark) {
        return switch (mark) {
            case PASSED -> style.green("✓");
            case FAILED -> style.red("✗");
            case NOT_STARTED, NOT_RUN -> style.yellow("·");
        };
    }

    private void steps(Page page, List<String> steps, boolean pictured) {
        int from = Math.max(0, steps.size() - (pictured ? 1 : mostSteps()));
        for (int i = from; i < steps.size(); i++) {
            String more = i == from && from > 0 ? " (all steps: " + wording.everything() + ")" : "";
            page.entry(i == from ? "did" : "", cut((i + 1) + ". " + steps.get(i) + more));
        }
    }

    private int mostSteps() {
        return all
                ? Integer.MAX_VALUE
                : switch (detail) {
                    case ALL_STEPS -> Integer.MAX_VALUE;
                    case FULL, CUT, FOLDED -> FEW_STEPS;
                    case BRIEF, PICTURED, LEAST, COUNTED -> FEW_STEPS - 1;
                    case TWO_LINES -> 1;
                };
    }

    private static Optional<String> advice(Failure failure, Blame blame) {
        boolean line = blame.place().isPresent() && !blame.called();
        return failure.mistake()
                .or(() -> Optional.ofNullable(
                        switch (failure.cause()) {
                            case PROMISE -> null;
                            case HANG, STOPPED ->
                                failure.seen().startsWith(Standstill.SEEN)
                                        ? "A wait that nothing ends."
                                                + (line ? " The line shows where a thread waits." : "")
                                        : "A loop that never ends, or takes far too long, or a wait that nothing ends."
                                                + (line ? " The line shows where it was." : "");
                            case MEMORY ->
                                "Something grows too far, for example a list of all elements of a long or endless"
                                        + " source.";
                            case EXIT -> "An answer must return or throw. It must not end the program.";
                            case OUTPUT -> "A print inside a loop that never ends.";
                            case THREADS -> "A thread that is started inside a loop that never ends.";
                        }));
    }
}
