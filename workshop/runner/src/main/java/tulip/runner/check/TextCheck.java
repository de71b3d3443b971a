package tulip.runner.check;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Solution;

/// Checks the texts: ids and titles are unique, and the hints go from a question to a skeleton.
final class TextCheck {
    private static final int MOST_COLUMNS = 76;
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern IS_STATEMENT = Pattern.compile("[=;{}]|->|\\b(return|new|throw|if|while|for)\\b");
    private static final Pattern SKELETON = Pattern.compile("(?s)```java\n.*….*```");
    private static final int SHORTEST_STATEMENT = 8;

    private final Findings findings;

    TextCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Exercise exercise) {
        String slug = exercise.title().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String name = exercise.number() + "-" + slug + ".md";
        if (!exercise.text().getFileName().toString().equals(name)) {
            findings.addAtKey(
                    exercise.text(), "title", "the title is " + exercise.title() + ", so name the file " + name);
        }
        checkHints(exercise);
        checkCode(exercise);
    }

    /// `run` and `hint` show code with a margin of four columns.
    private void checkCode(Exercise exercise) {
        try {
            List<String> lines = Files.readAllLines(exercise.text());
            boolean inCode = false;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.startsWith("```")) {
                    inCode = !inCode;
                } else if (inCode && line.length() > MOST_COLUMNS) {
                    findings.add(
                            exercise.text(),
                            i + 1,
                            "this line of code has " + line.length() + " columns: break it after at most "
                                    + MOST_COLUMNS);
                }
            }
        } catch (IOException gone) {
            findings.add(exercise.text(), "cannot be read: " + gone.getMessage());
        }
    }

    /// Checks that no two exercises share an id, a title or a file across stages.
    void checkUnique(List<Exercise> all) {
        Map<String, Exercise> taken = new HashMap<>();
        Map<String, Exercise> files = new HashMap<>();
        for (Exercise exercise : all) {
            for (String name : List.of("id " + exercise.id(), "title " + exercise.title())) {
                Exercise other = taken.putIfAbsent(name, exercise);
                if (other != null) {
                    findings.addAtKey(
                            exercise.text(),
                            name.substring(0, name.indexOf(' ')),
                            "has the " + name + ", as " + other.text().getFileName() + " has: give it another");
                }
            }
            Exercise other = files.putIfAbsent(exercise.file(), exercise);
            if (other != null && other.stage() != exercise.stage()) {
                findings.addAtKey(
                        exercise.text(),
                        "file",
                        "has the file " + exercise.file() + ", as " + other.id() + " of another stage has: give it"
                                + " another");
            }
        }
    }

    private void checkHints(Exercise exercise) {
        String first = exercise.hints().getFirst();
        if (first.contains("```")) {
            findings.addAtSection(
                    exercise.text(),
                    "Hint 1",
                    "hint 1 holds a block of code, and so gives the answer away: ask a question");
        } else if (!first.contains("?")) {
            findings.addAtSection(exercise.text(), "Hint 1", "hint 1 asks nothing: make it a question");
        }
        if (!SKELETON.matcher(exercise.hints().getLast()).find()) {
            findings.addAtSection(
                    exercise.text(), "Hint 3", "hint 3 shows no skeleton: add a block of code with gaps, marked '…'");
        }
        try {
            givenAway(exercise, first)
                    .forEach(code -> findings.addAtSection(
                            exercise.text(),
                            "Hint 1",
                            "hint 1 gives the answer away: '" + code + "' is in the solution"));
        } catch (IOException missing) {
            // the check of the stub reports it
        }
    }

    /// The statements of the solution that a hint contains, and the hint's code spans that are part of a statement.
    private static List<String> givenAway(Exercise exercise, String hint) throws IOException {
        List<String> statements = Solution.of(exercise).stream()
                .flatMap(excerpt -> excerpt.lines().stream())
                .map(TextCheck::normal)
                .filter(TextCheck::isStatement)
                .toList();
        String text = normal(hint);
        List<String> given = new ArrayList<>();
        statements.stream().filter(text::contains).forEach(given::add);
        CODE_SPAN
                .matcher(hint)
                .results()
                .map(span -> normal(span.group(1)))
                .filter(TextCheck::isStatement)
                .filter(code -> statements.stream().anyMatch(statement -> statement.contains(code)))
                .forEach(given::add);
        return given.stream().distinct().toList();
    }

    private static boolean isStatement(String code) {
        return code.length() >= SHORTEST_STATEMENT && IS_STATEMENT.matcher(code).find();
    }

    /// Removes comments, the last semicolon and repeated blanks.
    private static String normal(String line) {
        return line.replaceAll("(?m)//.*$", "").replaceAll("\\s+", " ").strip().replaceAll(";$", "");
    }
}
