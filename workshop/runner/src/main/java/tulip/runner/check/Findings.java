package tulip.runner.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Problem;

/// Collects what is wrong with the workshop.
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    void add(Path file, String sentence) {
        add(file, 0, sentence);
    }

    void add(Path file, int line, String sentence) {
        problems.add(new Problem(file, line, sentence));
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
