package tulip.runner.mine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.engine.Part;
import tulip.runner.answer.AnswerBuild;
import tulip.runner.answer.AnswerFile;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.Finding;
import tulip.runner.answer.Unusable;
import tulip.runner.child.CheckResult;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Failure;
import tulip.runner.child.Limits;
import tulip.runner.child.Order;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.Progress;
import tulip.runner.state.State;

/// Decides whether an answer can be a part of engine `mine`: it must compile and keep its contract.
///
/// The contract of the last exercise of the file is run on the answer with its open members filled, because
/// this is what the engine gets. It states the promises of the earlier exercises too. An answer that is
/// complete, and done in its last run, is not run again.
final class PartJudge implements AutoCloseable {
    /// @param classes  the class files of a usable answer, by name; otherwise none
    record Judged(PartAnswer answer, Map<String, byte[]> classes) {}

    private final Exercises exercises;
    private final Progress.Snapshot progress;
    private final AnswerBuild build;
    private final String classPath = System.getProperty("java.class.path");
    private ChildRun child; // null until a contract is run

    PartJudge(Exercises exercises, Progress.Snapshot progress) {
        this.exercises = exercises;
        this.progress = progress;
        this.build = new AnswerBuild(classPath, exercises.all());
    }

    Judged judge(Part part) throws IOException {
        List<Exercise> sharing = exercises.all().stream()
                .filter(each -> part.answer().equals(each.stage().exercisePackage() + "." + each.answerClass()))
                .toList();
        if (sharing.isEmpty() || isStub(sharing.getLast())) {
            return without(part, sharing, new Whose.NotStarted());
        }
        Exercise last = sharing.getLast();
        try {
            Optional<Filling> filling = filled(sharing);
            if (filling.isEmpty()) {
                return without(part, sharing, notUsable(last, last.file() + " has an error"));
            }
            return judge(part, sharing, filling.get());
        } catch (Unusable unusable) {
            Finding first = unusable.findings().getFirst();
            String where = first.place().map(place -> place + ": ").orElse("");
            return without(part, sharing, notUsable(last, where + first.sentence()));
        }
    }

    private Judged judge(Part part, List<Exercise> sharing, Filling filling) throws IOException, Unusable {
        if (filling.written().isEmpty()) {
            return without(part, sharing, new Whose.NotStarted());
        }
        Exercise last = sharing.getLast();
        Compiled compiled = build.build(last, filling.text());
        boolean known = filling.filled().isEmpty() && State.of(last, progress) == State.DONE;
        if (!known) {
            Verdict verdict = run(last, compiled);
            if (!verdict.isDone()) {
                return without(part, sharing, wrong(sharing, filling, verdict));
            }
        }
        return new Judged(
                new PartAnswer(part, sharing, new Whose.Yours(filling.written(), filling.filled())), compiled.answer());
    }

    private static Judged without(Part part, List<Exercise> sharing, Whose whose) {
        return new Judged(new PartAnswer(part, sharing, whose), Map.of());
    }

    /// Most files are stubs, and to compare them is much faster than to parse them.
    private static boolean isStub(Exercise exercise) throws IOException {
        Path answer = exercise.answerFile();
        return Files.isRegularFile(answer) && Files.mismatch(answer, exercise.pristineAnswerFile()) < 0;
    }

    /// @return empty if the file has a syntax error, or lacks a member
    private static Optional<Filling> filled(List<Exercise> sharing) throws IOException, Unusable {
        String text = AnswerFile.read(sharing.getLast().answerFile()).replace("\r\n", "\n");
        try {
            return Optional.of(Filling.of(sharing, text));
        } catch (IOException error) { // the run tells more
            return Optional.empty();
        }
    }

    private Verdict run(Exercise exercise, Compiled compiled) throws IOException {
        if (child == null) {
            child = ChildRun.start(Limits.USUAL, classPath);
        }
        return child.run(new Order(exercise.test(), compiled.all(), List.of(), true), exercise.deadline());
    }

    private static Whose.NotUsable wrong(List<Exercise> sharing, Filling filling, Verdict verdict) {
        Exercise owner = owner(sharing, verdict);
        if (verdict.state() == Verdict.State.NOT_STARTED) {
            return notUsable(owner, owner + " is not finished");
        }
        if (filling.open().contains(owner)) {
            return new Whose.NotUsable(
                    "the reference's members of " + owner + " do not work with yours",
                    "write " + owner + ", then ./tulip run " + owner);
        }
        String promise = verdict.failure()
                .map(Failure::promise)
                .filter(text -> !text.isEmpty())
                .map(text -> ". Broken promise: " + text)
                .orElse("");
        return notUsable(owner, owner + " is wrong" + promise);
    }

    private static Whose.NotUsable notUsable(Exercise exercise, String why) {
        return new Whose.NotUsable(why, "./tulip run " + exercise);
    }

    /// The exercise whose contract states the promise that is broken, or left open.
    private static Exercise owner(List<Exercise> sharing, Verdict verdict) {
        Optional<String> check = verdict.failure().or(verdict::todo).map(Failure::check);
        Optional<String> contract = verdict.checks().stream()
                .filter(each -> check.equals(Optional.of(each.name())))
                .map(CheckResult::contract)
                .findFirst();
        return sharing.stream()
                .filter(each -> contract.equals(Optional.of(each.contract())))
                .findFirst()
                .orElse(sharing.getLast());
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
