package tulip.runner.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tulip.runner.exercises.Problem;

/// Collects the problems of the workshop.
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    /// Adds one about a file as a whole.
    void add(Path file, String sentence) {
        add(file, 0, sentence);
    }

    void add(Path file, int line, String sentence) {
        problems.add(new Problem(file, line, sentence));
    }

    /// Adds one about the first line of a file that the pattern is found in, or about the whole if it is in none.
    void add(Path file, Pattern where, String sentence) {
        add(file, line(file, where), sentence);
    }

    /// Adds one about the line of a text's front matter that has this key.
    void addAtKey(Path text, String key, String sentence) {
        add(text, Pattern.compile("^" + key + ":"), sentence);
    }

    /// Adds one about the section of a text that has this name.
    void addAtSection(Path text, String section, String sentence) {
        add(text, Pattern.compile("^## " + section + "$"), sentence);
    }

    /// Adds one about a class, where its file declares it.
    void addAtClass(Path source, String simpleName, String sentence) {
        add(source, Pattern.compile("\\bclass " + Pattern.quote(simpleName) + "\\b"), sentence);
    }

    private static int line(Path file, Pattern where) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (where.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        } catch (IOException unreadable) {
            // then it is about the whole file
        }
        return 0;
    }

    void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    int count() {
        return problems.size();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
