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

    /// Adds a problem of a file as a whole.
    void add(Path file, String sentence) {
        add(file, 0, sentence);
    }

    void add(Path file, int line, String sentence) {
        problems.add(new Problem(file, line, sentence));
    }

    /// Adds a problem at the first line that contains the pattern, or of the whole file if no line contains it.
    void add(Path file, Pattern where, String sentence) {
        add(file, line(file, where), sentence);
    }

    /// Adds a problem at the line with this key in the front matter of a text.
    void addAtKey(Path text, String key, String sentence) {
        add(text, Pattern.compile("^" + key + ":"), sentence);
    }

    /// Adds a problem at the section of a text with this name.
    void addAtSection(Path text, String section, String sentence) {
        add(text, Pattern.compile("^## " + section + "$"), sentence);
    }

    /// Adds a problem at the line that declares a class.
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
            // then the problem belongs to the whole file
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
