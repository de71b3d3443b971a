package tulip.runner.exercises;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the text of an exercise: front matter of `key: value` lines, then sections.
///
/// ```
/// ---
/// id: iterators/1
/// title: Countdown
/// …
/// ---
///
/// ## Task
/// ```
final class ExerciseText {
    private static final List<String> NEEDED =
            List.of("id", "title", "minutes", "core", "file", "fill", "reference", "uses");
    private static final Set<String> OPTIONAL = Set.of("predict", "answer", "deadline");
    private static final List<String> SECTIONS = List.of("Task", "Checks", "Hint 1", "Hint 2", "Hint 3", "Why");
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);
    private static final String FENCE = "```";

    private record Value(int line, String text) {}

    /// Stops the reading at the first problem of a file.
    @SuppressWarnings("serial")
    static final class Malformed extends Exception {
        private final Problem problem;

        Malformed(Problem problem) {
            super(problem.sentence(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    private final Path file;
    private final List<String> lines;
    private final Map<String, Value> matter = new LinkedHashMap<>();
    private final Map<String, Value> sections = new LinkedHashMap<>();

    private ExerciseText(Path file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    static Exercise parse(Stage stage, Path file, String text) throws Malformed {
        var reader = new ExerciseText(file, text);
        reader.readSections(reader.readMatter());
        return reader.exercise(stage);
    }

    /// @return the number of lines of the front matter
    private int readMatter() throws Malformed {
        if (lines.isEmpty() || !lines.getFirst().equals("---")) {
            throw malformed(1, "begin the file with front matter: a line '---', 'key: value' lines, a line '---'");
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals("---")) {
                needAll(NEEDED, matter.keySet(), i + 1, "add a line '%s: …' to the front matter");
                return i + 1;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformed(i + 1, "'" + line + "' is not 'key: value'");
            }
            put(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), i + 1);
        }
        throw malformed(lines.size(), "end the front matter with a line '---'");
    }

    private void put(String key, String value, int line) throws Malformed {
        if (!NEEDED.contains(key) && !OPTIONAL.contains(key)) {
            throw malformed(
                    line,
                    "there is no key '" + key + "': use " + String.join(", ", NEEDED)
                            + ", predict, answer or deadline");
        }
        if (matter.put(key, new Value(line, value)) != null) {
            throw malformed(line, "'" + key + "' is there twice: remove one");
        }
    }

    private void readSections(int from) throws Malformed {
        String name = null;
        var body = new StringBuilder();
        int start = from;
        boolean inCode = false;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            inCode ^= line.startsWith(FENCE);
            if (line.startsWith("## ") && !inCode) {
                close(name, start, body);
                name = line.substring(3).strip();
                start = i + 1;
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        if (inCode) {
            throw malformed(lines.size(), "a block of code is not closed: add a line '" + FENCE + "'");
        }
        close(name, start, body);
        needAll(SECTIONS, sections.keySet(), lines.size(), "add a section '## %s'");
        if (!List.copyOf(sections.keySet()).equals(SECTIONS)) {
            throw malformed(1, "put the sections in this order: " + String.join(", ", SECTIONS));
        }
    }

    private void close(String name, int line, StringBuilder body) throws Malformed {
        String text = body.toString().strip();
        if (name == null) {
            if (!text.isEmpty()) {
                throw malformed(line + 1, "there is text before '## Task': move it into a section");
            }
            return;
        }
        if (!SECTIONS.contains(name)) {
            throw malformed(line, "there is no section '" + name + "': use " + String.join(", ", SECTIONS));
        }
        if (text.isEmpty()) {
            throw malformed(line, "section '" + name + "' is empty: write it");
        }
        if (sections.put(name, new Value(line, text)) != null) {
            throw malformed(line, "section '" + name + "' is there twice: remove one");
        }
    }

    private void needAll(List<String> names, Set<String> present, int line, String request) throws Malformed {
        for (String name : names) {
            if (!present.contains(name)) {
                throw malformed(line, String.format(Locale.ROOT, request, name));
            }
        }
    }

    private Exercise exercise(Stage stage) throws Malformed {
        int number = number(stage);
        return new Exercise(
                matching("id", ".*"),
                stage,
                number,
                matching("title", "[A-Z][A-Za-z0-9]*"),
                whole("minutes"),
                Boolean.parseBoolean(matching("core", "true|false")),
                matching("file", "My[A-Z]\\w*\\.java"),
                needList("fill"),
                reference(),
                list("uses"),
                section("Task"),
                section("Checks"),
                List.of(section("Hint 1"), section("Hint 2"), section("Hint 3")),
                section("Why"),
                Optional.ofNullable(matter.get("predict")).map(Value::text),
                answer(),
                matter.containsKey("deadline") ? Duration.ofSeconds(whole("deadline")) : USUAL_DEADLINE,
                file);
    }

    /// The number in the id. The file's name must begin with the same number.
    private int number(Stage stage) throws Malformed {
        String name = file.getFileName().toString();
        String number = name.substring(0, name.indexOf('-'));
        String expected = stage.id() + "/" + number;
        Value id = matter.get("id");
        if (!id.text().equals(expected)) {
            throw malformed(id.line(), "id is '" + id.text() + "', but the file's name says " + expected);
        }
        return Integer.parseInt(number);
    }

    private List<String> reference() throws Malformed {
        List<String> names = needList("reference");
        for (String name : names) {
            if (!name.matches("[A-Z][\\w.]*#.+")) {
                throw malformed(
                        matter.get("reference").line(), "'" + name + "' names no member: write it as Class#member");
            }
        }
        return names;
    }

    /// The answer to the question of `predict`.
    private Optional<String> answer() throws Malformed {
        Value question = matter.get("predict");
        Value answer = matter.get("answer");
        if ((question == null) != (answer == null)) {
            int line = question == null ? answer.line() : question.line();
            throw malformed(line, "a question in 'predict' needs its answer in 'answer', and the other way round");
        }
        return Optional.ofNullable(answer).map(Value::text);
    }

    private String section(String name) {
        return sections.get(name).text();
    }

    private String matching(String key, String pattern) throws Malformed {
        Value value = matter.get(key);
        if (!value.text().matches(pattern)) {
            throw malformed(value.line(), key + " is '" + value.text() + "', but must match " + pattern);
        }
        return value.text();
    }

    private int whole(String key) throws Malformed {
        Value value = matter.get(key);
        if (!value.text().matches("[1-9]\\d{0,2}")) {
            throw malformed(value.line(), key + " is '" + value.text() + "', but must be a whole number from 1 to 999");
        }
        return Integer.parseInt(value.text());
    }

    private List<String> needList(String key) throws Malformed {
        List<String> names = list(key);
        if (names.isEmpty()) {
            throw malformed(matter.get(key).line(), key + " is empty: name at least one member");
        }
        return names;
    }

    /// Splits at commas, but not at those between the parameters of a member.
    private List<String> list(String key) {
        String text = matter.get(key).text();
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split(",(?![^(]*\\))")).map(String::strip).toList();
    }

    private Malformed malformed(int line, String sentence) {
        return new Malformed(new Problem(file, line, sentence));
    }
}
