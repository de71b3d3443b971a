package tulip.runner.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Course;
import tulip.runner.participant.Ending;
import tulip.runner.participant.Judgement;
import tulip.runner.participant.RunReport;
import tulip.runner.terminal.Style;

/// What a watch says below the page.
final class Sentences {
    private static final Duration TOLD = Duration.ofMillis(500); // a longer check is shown

    private Sentences() {}

    /// @param took  from the beginning of the check to its verdict
    static String outcome(Judgement judged, Duration took, Course course, Style style) {
        String time = " (" + took.toMillis() + " ms)";
        return switch (judged.verdict()) {
            case DONE ->
                style.green("Done") + time + ". "
                        + judged.next()
                                .map(next -> "n goes on: " + RunReport.name(next) + ", " + next.minutes() + " min")
                                .orElseGet(() -> Ending.of(course));
            case WRONG -> style.red("Wrong") + time + ". Correct it and save. t shows the task, h a hint.";
            case NOT_STARTED ->
                judged.isUntouched()
                        ? "Not started. Save the file in any editor, and it is checked."
                        : style.yellow("Not finished") + time + ". Go on and save.";
        };
    }

    /// @param checking  for how long a check has gone on
    static String busy(Duration checking) {
        return checking.compareTo(TOLD) < 0
                ? ""
                : String.format(Locale.ROOT, "checking since %.1f s; k ends it", checking.toMillis() / 1000.0);
    }

    /// @param files  at least one of them is the answer to another exercise
    static String savedElsewhere(Set<Path> files, Exercise exercise, Course course) {
        String names = files.stream()
                .map(file -> file.getFileName().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        Exercise other = course.exercises().all().stream()
                .filter(each -> files.contains(each.answerFile()))
                .findFirst()
                .orElseThrow();
        return "You saved " + names + ", but this is " + RunReport.name(exercise) + ". To go there, type "
                + other.shortId() + " and Enter.";
    }
}
