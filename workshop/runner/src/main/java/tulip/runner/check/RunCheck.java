package tulip.runner.check;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/// Checks contracts by running them, in a child JVM: on stubs, on references, on mistakes, and on stubs filled from the
/// reference.
final class RunCheck implements AutoCloseable {
    private static final int REFERENCE_RUNS_FOR_EACH_OTHER = 8;
    private static final int RUNS_OF_A_HANG = 2;

    private final Exercises exercises;
    private final Findings findings;
    private final int repeat;
    private final AnswerBuild build;
    private final ChildRun child;

    /// @param repeat  how often each reference must pass
    RunCheck(Exercises exercises, Findings findings, int repeat, String classPath) throws IOException {
        this.exercises = exercises;
        this.findings = findings;
        this.repeat = repeat;
        this.build = new AnswerBuild(classPath);
        this.child = ChildRun.start(Limits.USUAL, classPath);
    }

    /// Runs all that an exercise has.
    ///
    /// @return what was seen, in a few words
    String check(Exercise exercise, ContractClasses classes) throws IOException {
        List<String> subjects = classes.subjects(exercise);
        List<Mistake> mistakes = classes.mistakes(exercise);
        if (subjects.isEmpty()) {
            findings.add(exercise.text(), "no test puts the reference under " + simple(exercise.contract()));
        }
        if (mistakes.isEmpty()) {
            findings.add(exercise.text(), simple(exercise.mistakes()) + " holds no mistake");
        }
        for (String subject : subjects) {
            checkReference(exercise, subject);
        }
        for (Mistake mistake : mistakes) {
            checkMistake(exercise, mistake);
        }
        checkAnswers(exercise);
        return subjects.size() + " x " + repeat + " references, " + mistakes.size() + " mistakes";
    }

    private void checkReference(Exercise exercise, String subject) throws IOException {
        for (int i = 1; i <= repeat; i++) {
            Verdict verdict = run(exercise, Order.of(subject));
            if (!verdict.isDone()) {
                findings.add(
                        exercise.text(),
                        simple(subject) + " fails its own contract in run " + i + " of " + repeat + ": "
                                + told(verdict));
                return;
            }
        }
    }

    private void checkMistake(Exercise exercise, Mistake mistake) throws IOException {
        int runs = mistake.hangs() ? RUNS_OF_A_HANG : Math.max(1, repeat / REFERENCE_RUNS_FOR_EACH_OTHER);
        if (mistake.explanation().isBlank()) {
            findings.add(exercise.text(), "mistake " + mistake.simpleName() + " has no explanation");
        }
        for (int i = 1; i <= runs; i++) {
            var order = new Order(mistake.name(), Map.of(), List.of(exercise.mistakes()));
            String wrong = objection(mistake, run(exercise, order));
            if (!wrong.isEmpty()) {
                findings.add(exercise.text(), "mistake " + mistake.simpleName() + " " + wrong);
                return;
            }
        }
    }

    /// What is wrong with how a mistake was rejected; empty if nothing is.
    private static String objection(Mistake mistake, Verdict verdict) {
        if (verdict.failure().isEmpty()) {
            return "is not rejected: it passes " + verdict.checks().size() + " checks";
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
        if (!failure.mistake().orElse("").equals(mistake.explanation())) {
            return "is not recognised as itself"
                    + failure.mistake().map(other -> ", but as '" + other + "'").orElse("")
                    + ": let " + failure.check() + " tell the two apart by what it sees ('" + failure.seen() + "')";
        }
        return "";
    }

    /// Runs the stub as a participant meets it, and then with the reference's members filled in.
    private void checkAnswers(Exercise exercise) throws IOException {
        String stub = SourceText.read(exercise.pristineAnswerFile()).text();
        try {
            Verdict fresh = run(exercise, build.build(exercise, stub));
            if (fresh.state() != Verdict.State.NOT_STARTED) {
                findings.add(exercise.pristineAnswerFile(), "does not show as not started: " + told(fresh));
            }
        } catch (Unusable unusable) {
            findings.add(exercise.pristineAnswerFile(), "cannot be run: " + told(unusable));
            return;
        }
        String text = stub;
        for (Exercise each : exercises.sharing(exercise)) {
            if (each.number() <= exercise.number()) {
                text = Transplant.fill(each, text).text();
            }
        }
        checkFilled(exercise, text);
    }

    private void checkFilled(Exercise exercise, String text) throws IOException {
        try {
            Compiled compiled = build.build(exercise, text);
            int runs = Math.max(1, repeat / REFERENCE_RUNS_FOR_EACH_OTHER);
            for (int i = 1; i <= runs; i++) {
                Verdict verdict = run(exercise, compiled);
                if (!verdict.isDone()) {
                    findings.add(
                            exercise.text(),
                            "filled with the reference's members, " + exercise.file() + " is not done: "
                                    + told(verdict));
                    return;
                }
            }
        } catch (Unusable unusable) {
            findings.add(
                    exercise.text(),
                    "filled with the reference's members, " + exercise.file() + " cannot be run: " + told(unusable));
        }
    }

    private Verdict run(Exercise exercise, Compiled compiled) throws IOException {
        return run(exercise, new Order(exercise.test(), compiled.all(), List.of()));
    }

    private Verdict run(Exercise exercise, Order order) throws IOException {
        return child.run(order, exercise.deadline());
    }

    private static String told(Unusable unusable) {
        var first = unusable.findings().getFirst();
        return first.place().map(place -> place + ": ").orElse("") + first.sentence();
    }

    private static String told(Verdict verdict) {
        return switch (verdict.state()) {
            case DONE -> "it is done";
            case NOT_STARTED -> "it is not started (" + verdict.todo().orElse("") + ")";
            case WRONG -> {
                Failure failure = verdict.failure().orElseThrow();
                yield (failure.check().isEmpty() ? "" : failure.check() + ": ") + failure.seen();
            }
        };
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        child.close();
    }
}
