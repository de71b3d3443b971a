package tulip.runner.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Stage;

/// Compares the table of exercises in each chapter with the texts, and checks that the core fits into a day.
final class TableCheck {
    private static final int MOST_CORE_MINUTES = 240;
    private static final Pattern ROW = Pattern.compile("\\|\\s*(\\d\\.\\d+)( •)?\\s*\\|([^|]+)\\|\\s*(\\d+)\\s*\\|.*");
    private static final Pattern NAME = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]*)\\)");
    private static final String STILL_TO_COME = "not written yet";

    private record Row(int line, boolean core, String title, String link, int minutes) {}

    private final Findings findings;

    TableCheck(Findings findings) {
        this.findings = findings;
    }

    /// @param allRead  whether every text of the stage could be read
    void check(Exercises exercises, Stage stage, boolean allRead) throws IOException {
        List<Exercise> own = exercises.of(stage);
        Path chapter = stage.module(exercises.home()).resolve("README.md");
        if (own.isEmpty()) {
            return;
        }
        if (!Files.exists(chapter)) {
            findings.add(chapter, "is missing: a stage with exercises needs a chapter");
            return;
        }
        List<String> lines = Files.readAllLines(chapter);
        Map<String, Row> rows = rows(lines);
        for (Exercise exercise : own) {
            compare(chapter, exercise, rows.remove(exercise.shortId()));
        }
        boolean toCome = lines.stream().anyMatch(line -> line.contains(STILL_TO_COME));
        if (toCome && rows.isEmpty()) {
            findings.add(chapter, "says that exercises are " + STILL_TO_COME + ", but all are there: take it out");
        }
        if (!toCome && allRead) {
            rows.forEach((id, row) ->
                    findings.add(chapter, row.line, "lists " + id + " " + row.title + ", which is not in exercises/"));
        }
    }

    private static Map<String, Row> rows(List<String> lines) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (row.matches()) {
                Matcher name = NAME.matcher(row.group(3).strip());
                boolean linked = name.matches();
                rows.put(
                        row.group(1),
                        new Row(
                                i + 1,
                                row.group(2) != null,
                                linked ? name.group(1) : row.group(3).strip(),
                                linked ? name.group(2) : "",
                                Integer.parseInt(row.group(4))));
            }
        }
        return rows;
    }

    private void compare(Path chapter, Exercise exercise, Row row) {
        if (row == null) {
            findings.add(chapter, "its table has no row for " + exercise.shortId() + " " + exercise.title());
            return;
        }
        String name = exercise.text().getFileName().toString();
        String text = name + " says ";
        if (!row.link.equals("exercises/" + name)) {
            findings.add(
                    chapter,
                    row.line,
                    "links " + exercise.shortId() + " to '" + row.link + "', not to exercises/" + name);
        }
        if (!row.title.equals(exercise.title())) {
            findings.add(
                    chapter,
                    row.line,
                    "calls " + exercise.shortId() + " " + row.title + ", but " + text + exercise.title());
        }
        if (row.minutes != exercise.minutes()) {
            findings.add(
                    chapter,
                    row.line,
                    "gives " + exercise.shortId() + " " + row.minutes + " minutes, but " + text + exercise.minutes());
        }
        if (row.core != exercise.core()) {
            findings.add(
                    chapter,
                    row.line,
                    (row.core ? "has a dot at " : "has no dot at ") + exercise.shortId() + ", but " + text + "core: "
                            + exercise.core());
        }
    }

    void checkCore(Exercises exercises) {
        int minutes = exercises.all().stream()
                .filter(Exercise::core)
                .mapToInt(Exercise::minutes)
                .sum();
        if (minutes > MOST_CORE_MINUTES) {
            Exercise last =
                    exercises.all().stream().filter(Exercise::core).toList().getLast();
            findings.addAtKey(
                    last.text(),
                    "core",
                    "the core takes " + minutes + " minutes, but a day has " + MOST_CORE_MINUTES
                            + ": take exercises out of it ('core: false')");
        }
    }
}
