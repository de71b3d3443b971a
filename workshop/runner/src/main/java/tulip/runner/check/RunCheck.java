package tulip.runner.check;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.runner.answer.AnswerBuild;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.Unusable;
import tulip.runner.check.ContractClasses.Mistake;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Failure;
import tulip.runner.child.Limits;
import tulip.runner.child.Order;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Transplant;

/// Checks contracts by running them, in a child JVM: on references, on mistakes, on stubs, and on stubs filled
/// from the reference.
final class RunCheck implements AutoCloseable {
    private static final int A_QUARTER = 4;
    private static final int RUNS_OF_THE_SLOW = 2;
    private static final Duration SLOW = Duration.ofMillis(400); // as a mistake that hangs, or that waits busily
    private static final int MOST_DEADLINES = 3; // other checks may keep the cores busy
    private static final int LEAST = 2; // a single run cannot show that two runs differ

    private final Exercises exercises;
    private final Set<String> contracts;
    private final int repeat;
    private final AnswerBuild build;
    private final ThreadUse threads;
    private final ChildRun child;
    private Findings findings = new Findings(); // of the exercise that is being checked
    private int referenceRuns;
    private int otherRuns;

    /// @param repeat  how often each reference must pass whose contract starts threads
    RunCheck(Exercises exercises, int repeat, String classPath) throws IOException {
        this.exercises = exercises;
        this.contracts = exercises.all().stream().map(Exercise::contract).collect(Collectors.toUnmodifiableSet());
        this.repeat = repeat;
        this.build = new AnswerBuild(classPath, exercises.all());
        this.threads = new ThreadUse(classPath);
        this.child = ChildRun.start(Limits.USUAL, classPath);
    }

    /// Runs everything that belongs to an exercise.
    ///
    /// @param into  gets the problems
    /// @return what was run, in a few words
    String check(Exercise exercise, ContractClasses classes, Findings into) throws IOException {
        findings = into;
        List<String> subjects = classes.subjects(exercise, contracts);
        List<Mistake> mistakes = classes.mistakes(exercise);
        if (subjects.isEmpty()) {
            findings.add(
                    Sources.contract(exercise),
                    "no test puts the reference under it: add " + exercise.title() + "Test beside it");
        }
        setRuns(subjects);
        for (String subject : subjects) {
            checkReference(exercise, subject);
        }
        if (findings.count() == 0) { // other failures could have the same cause
            for (Mistake mistake : mistakes) {
                checkMistake(exercise, mistake);
            }
            checkAnswers(exercise, classes);
        }
        return (subjects.size() == 1 ? "the reference" : subjects.size() + " references") + " " + referenceRuns
                + " times, " + mistakes.size() + (mistakes.size() == 1 ? " mistake " : " mistakes ") + otherRuns
                + " times" + (otherRuns > RUNS_OF_THE_SLOW ? " (the slow ones twice)" : "") + ", stub and filled stub";
    }

    /// Only threads make runs differ, so contracts without threads run less often.
    private void setRuns(List<String> subjects) {
        boolean threaded = subjects.stream().anyMatch(threads::startsThreads);
        referenceRuns = Math.max(1, threaded ? repeat : repeat / A_QUARTER);
        otherRuns = Math.min(repeat, Math.max(LEAST, referenceRuns / A_QUARTER));
    }

    private void checkReference(Exercise exercise, String subject) throws IOException {
        for (int i = 1; i <= referenceRuns; i++) {
            Verdict verdict = run(exercise, new Order(subject, Map.of(), List.of(), true));
            if (!verdict.isDone()) {
                String name = ContractClasses.simple(subject);
                findings.addAtClass(
                        Sources.source(exercise, subject),
                        name,
                        name + " fails its own contract in run " + i + " of " + referenceRuns + ": " + told(verdict));
                return;
            }
        }
    }

    private void checkMistake(Exercise exercise, Mistake mistake) throws IOException {
        int runs = otherRuns;
        String seen = "";
        for (int i = 1; i <= runs; i++) {
            List<String> candidates = i == 1 ? List.of(exercise.mistakes()) : List.of(); // once is enough
            long begin = System.nanoTime();
            Verdict verdict = run(exercise, new Order(mistake.name(), Map.of(), candidates, true));
            if (i >= RUNS_OF_THE_SLOW && System.nanoTime() - begin > SLOW.toNanos()) {
                runs = i;
            }
            String wrong = objection(mistake, verdict);
            String now = verdict.failure().map(Failure::seenInEachRun).orElse("");
            if (wrong.isEmpty() && i == 1) {
                wrong = recognition(mistake, verdict.failure().orElseThrow());
            } else if (wrong.isEmpty() && !now.equals(seen)) {
                wrong = "is seen in two ways, so nobody could recognise it: '" + seen + "', and then '" + now + "'";
            }
            if (!wrong.isEmpty()) {
                findings.addAtClass(
                        Sources.mistakes(exercise),
                        mistake.simpleName(),
                        "mistake " + mistake.simpleName() + " " + wrong
                                + (i == 1 ? "" : " (in run " + i + ", and not before)"));
                return;
            }
            seen = now;
        }
    }

    /// The problem with the rejection of a mistake; empty if there is none.
    private static String objection(Mistake mistake, Verdict verdict) {
        if (verdict.failure().isEmpty()) {
            return "is not rejected: " + told(verdict);
        }
        Failure failure = verdict.failure().get();
        if (!failure.check().equals(mistake.caughtBy())) {
            return "is caught by " + failure.check() + ", not by " + mistake.caughtBy() + ": " + failure.seen();
        }
        boolean hung = failure.cause() == Failure.Cause.HANG;
        if (hung && !mistake.hangs()) {
            return "only times out in " + failure.check()
                    + ": let the check see what is wrong, or declare hangs = true if that is the mistake";
        }
        if (!hung && mistake.hangs()) {
            return "declares hangs = true, but ends: " + failure.seen();
        }
        return "";
    }

    /// The problem with the recognition of a rejected mistake; empty if there is none.
    private static String recognition(Mistake mistake, Failure failure) {
        if (failure.mistake().equals(Optional.of(mistake.explanation()))) {
            return "";
        }
        return "is not recognised as itself: let " + failure.check()
                + " tell it and the others apart by what the check sees ('" + failure.seen() + "')";
    }

    /// Runs the stub as a participant gets it. Then runs it with the earlier exercises of the file filled in, then
    /// with this exercise too, and then with all exercises of the file.
    private void checkAnswers(Exercise exercise, ContractClasses classes) throws IOException {
        String stub = SourceText.read(exercise.pristineAnswerFile()).text();
        if (!isNotStarted(exercise, stub, "the stub", classes)) {
            return;
        }
        List<Exercise> sharing = exercises.sharing(exercise);
        String before = fill(
                stub,
                sharing.stream()
                        .filter(each -> each.number() < exercise.number())
                        .toList());
        if (!before.equals(stub)
                && !isNotStarted(exercise, before, "filled up to the exercise before, the stub", classes)) {
            return;
        }
        String filled = fill(before, List.of(exercise));
        if (isDone(exercise, filled, "filled with the reference's members")) {
            String whole = fill(filled, sharing);
            if (!whole.equals(filled)) {
                isDone(exercise, whole, "filled for all exercises that share it");
            }
        }
    }

    private static String fill(String stub, List<Exercise> some) throws IOException {
        String text = stub;
        for (Exercise each : some) {
            text = Transplant.fill(each, text).text();
        }
        return text;
    }

    private boolean isNotStarted(Exercise exercise, String text, String what, ContractClasses classes)
            throws IOException {
        Path stub = exercise.pristineAnswerFile();
        try {
            Compiled compiled = build.build(exercise, text);
            if (!isUnderItsContract(exercise, compiled, classes)) {
                return false;
            }
            Verdict fresh = run(exercise, compiled);
            if (fresh.state() == Verdict.State.NOT_STARTED) {
                return true;
            }
            findings.addAtClass(
                    stub,
                    exercise.answerClass(),
                    what + " does not show as not started in " + exercise.shortId() + ": " + told(fresh));
        } catch (Unusable unusable) {
            addUnusable(stub, unusable, what + " cannot be run: ");
        }
        return false;
    }

    private boolean isUnderItsContract(Exercise exercise, Compiled compiled, ContractClasses classes) {
        compiled.test().values().forEach(bytes -> classes.add(ClassFile.of().parse(bytes)));
        if (classes.isUnder(exercise.test(), exercise.contract())) {
            return true;
        }
        String name = ContractClasses.simple(exercise.test());
        findings.addAtClass(
                exercise.pristineTestFile(),
                name,
                name + " does not extend " + ContractClasses.simple(exercise.contract()));
        return false;
    }

    private boolean isDone(Exercise exercise, String text, String how) throws IOException {
        String what = how + ", " + exercise.file() + " ";
        try {
            Compiled compiled = build.build(exercise, text);
            for (int i = 1; i <= otherRuns; i++) {
                Verdict verdict = run(exercise, compiled);
                if (!verdict.isDone()) {
                    findings.addAtKey(exercise.text(), "fill", what + "is not done: " + told(verdict));
                    return false;
                }
            }
            return true;
        } catch (Unusable unusable) {
            findings.addAtKey(exercise.text(), "fill", what + "cannot be run: " + told(unusable));
            return false;
        }
    }

    private Verdict run(Exercise exercise, Compiled compiled) throws IOException {
        return run(exercise, new Order(exercise.test(), compiled.all(), List.of(), true));
    }

    private Verdict run(Exercise exercise, Order order) throws IOException {
        return child.run(order, exercise.deadline().multipliedBy(MOST_DEADLINES));
    }

    private void addUnusable(Path file, Unusable unusable, String what) {
        var first = unusable.findings().getFirst();
        findings.add(file, first.place().map(place -> place.line()).orElse(0), what + first.sentence());
    }

    private static String told(Unusable unusable) {
        var first = unusable.findings().getFirst();
        return first.place().map(place -> place + ": ").orElse("") + first.sentence();
    }

    private static String told(Verdict verdict) {
        return switch (verdict.state()) {
            case DONE -> "it passes all " + verdict.checks().size() + " checks";
            case NOT_STARTED ->
                "it is not started (" + verdict.todo().map(Failure::seen).orElse("") + ")";
            case WRONG -> {
                Failure failure = verdict.failure().orElseThrow();
                yield (failure.check().isEmpty() ? "" : failure.check() + ": ") + failure.seen();
            }
        };
    }

    @Override
    public void close() {
        child.close();
    }
}
