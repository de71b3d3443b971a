package tulip.runner.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.runner.check.ContractClasses.CheckMethod;
import tulip.runner.check.ContractClasses.Mistake;
import tulip.runner.exercises.Exercise;

/// Checks the declarations in the classes of a contract, before any of them runs.
final class ContractCheck {
    private final ContractClasses classes;
    private final Findings findings;

    ContractCheck(ContractClasses classes, Findings findings) {
        this.classes = classes;
        this.findings = findings;
    }

    void check(Exercise exercise) {
        List<CheckMethod> checks = classes.checks(exercise.contract());
        checkOrder(Sources.contract(exercise), checks);
        Path source = Sources.mistakes(exercise);
        List<Mistake> mistakes = classes.mistakes(exercise);
        List<String> unnamed = classes.unnamedMistakes(exercise);
        if (mistakes.isEmpty() && unnamed.isEmpty()) {
            findings.add(source, "holds no mistake: add the wrong answers that people give");
        }
        for (Mistake mistake : mistakes) {
            checkMistake(exercise, source, mistake, checks);
        }
        for (String name : unnamed) {
            findings.addAtClass(
                    source,
                    name,
                    "mistake " + name + " has no @Mistake, so nobody runs it: add one, or make it abstract");
        }
    }

    private void checkOrder(Path source, List<CheckMethod> checks) {
        if (checks.isEmpty()) {
            findings.add(source, "has no @Check: state what any right answer must prove");
        }
        Map<Integer, String> taken = new HashMap<>();
        for (CheckMethod check : checks) {
            if (check.order().isEmpty()) {
                findings.add(source, Sources.method(check.name()), check.name() + " has no @Order: give it its place");
                continue;
            }
            String other = taken.putIfAbsent(check.order().get(), check.name());
            if (other != null && !other.equals(check.name())) {
                findings.add(
                        source,
                        Sources.method(check.name()),
                        check.name() + " and " + other + " have the same @Order: which is first?");
            }
        }
    }

    private void checkMistake(Exercise exercise, Path source, Mistake mistake, List<CheckMethod> checks) {
        String problem = "";
        if (!classes.isUnder(mistake.name(), exercise.contract())) {
            problem = "does not extend " + ContractClasses.simple(exercise.contract()) + ", which must reject it";
        } else if (mistake.explanation().isBlank()) {
            problem = "has no explanation: say what is wrong, for a beginner";
        } else if (checks.stream().noneMatch(check -> check.name().equals(mistake.caughtBy()))) {
            problem = "is caught by '" + mistake.caughtBy() + "', which is no check of "
                    + ContractClasses.simple(exercise.contract());
        }
        if (!problem.isEmpty()) {
            findings.addAtClass(source, mistake.simpleName(), "mistake " + mistake.simpleName() + " " + problem);
        }
    }
}
