package tulip.runner.mine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.engine.Part;
import tulip.runner.child.Scratch;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.Progress;

/// Engine `mine` as the participant's answers make it now.
///
/// The compiled answers are in a temporary folder, since the JVMs of lanes and benchmarks need them too.
public final class Mine implements AutoCloseable {
    private final Exercises exercises;
    private final List<PartAnswer> answers;
    private final Scratch classes;

    private Mine(Exercises exercises, List<PartAnswer> answers, Scratch classes) {
        this.exercises = exercises;
        this.answers = List.copyOf(answers);
        this.classes = classes;
    }

    /// Reads, fills, compiles and checks the answers.
    ///
    /// @param home  the project's folder
    public static Mine of(Path home) throws IOException {
        var exercises = Exercises.load(home);
        Progress.Snapshot progress = new Progress(exercises.home()).snapshot();
        List<PartAnswer> answers = new ArrayList<>();
        List<Map<String, byte[]>> classes = new ArrayList<>();
        try (var judge = new PartJudge(exercises, progress)) {
            for (Part part : Part.values()) {
                PartJudge.Judged judged = judge.judge(part);
                answers.add(judged.answer());
                classes.add(judged.classes());
            }
        }
        var mine = new Mine(exercises, answers, Scratch.create());
        mine.write(merged(answers, classes));
        return mine;
    }

    /// Puts the class files of all answers together. An answer may need a file of another part: this copy has open
    /// members, so the part's own class files come last.
    private static Map<String, byte[]> merged(List<PartAnswer> answers, List<Map<String, byte[]>> classes) {
        Map<String, byte[]> all = new HashMap<>();
        classes.forEach(all::putAll);
        for (int i = 0; i < answers.size(); i++) {
            String name = answers.get(i).part().answer();
            classes.get(i).forEach((each, bytes) -> {
                if (each.equals(name) || each.startsWith(name + "$")) {
                    all.put(each, bytes);
                }
            });
        }
        return all;
    }

    private void write(Map<String, byte[]> files) throws IOException {
        for (var each : files.entrySet()) {
            Path file = classes.folder().resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
    }

    /// All parts, with their owners.
    public List<PartAnswer> answers() {
        return answers;
    }

    /// Runs the contract of a part, also if its answer was done in the last run.
    public PartAnswer judgeAgain(Part part) throws IOException {
        try (var judge = new PartJudge(exercises, new Progress.Snapshot())) {
            return judge.judge(part).answer();
        }
    }

    /// The parts that are the participant's.
    public Set<Part> yours() {
        Set<Part> yours = EnumSet.noneOf(Part.class);
        answers.stream().filter(PartAnswer::isYours).map(PartAnswer::part).forEach(yours::add);
        return yours;
    }

    /// Gives the parts to the engines that are opened from now on, until [#close].
    ///
    /// @param patience  how long nothing may happen in a crawl; empty: a little longer than a response may take
    public OwnParts install(Optional<Duration> patience) {
        var parts = new OwnParts(classes.folder(), yours(), patience);
        parts.install();
        return parts;
    }

    /// Takes the parts back, and deletes the class files.
    @Override
    public void close() {
        OwnParts.NONE.install();
        classes.delete();
    }
}
