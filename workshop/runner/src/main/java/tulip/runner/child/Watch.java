package tulip.runner.child;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.runner.child.Failure.Cause;

/// Builds a verdict from a child's messages and from the way it ended.
final class Watch {
    private static final int MOST_STEPS = 200;

    private final List<CheckResult> checks = new ArrayList<>();
    private final List<String> steps = new ArrayList<>(); // of the current check
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private String running = "";
    private int printedBefore; // bytes that were printed before the current check began
    private Optional<String> failing = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<Failure> todo = Optional.empty();
    private Optional<Place> place = Optional.empty();
    private List<String> leftovers = List.of();
    private long cut;
    private boolean leaving;
    private boolean finished;
    private boolean ended; // all checks are done, as the child says
    private boolean spoilt;

    void see(Message message) {
        switch (message) {
            case Message.Ready() -> {}
            case Message.Planned(var planned) -> checks.addAll(planned);
            case Message.Began(var check) -> {
                running = check;
                printedBefore = printed.size();
                steps.clear();
            }
            case Message.Stepped(var step) -> {
                if (steps.size() < MOST_STEPS) {
                    steps.add(step);
                }
            }
            case Message.Printed(var bytes) -> printed(bytes);
            case Message.Ended ended -> ended(ended);
            case Message.Recognised(var explanation) -> failure = failure.map(it -> it.explained(explanation));
            case Message.Leaving(var where) -> {
                leaving = true;
                place = where;
            }
            case Message.Flooded(var where) -> {
                place = where;
                flooded();
            }
            case Message.Crowded(var where) -> {
                place = where;
                cutShort(Cause.THREADS, "it starts threads without end");
            }
            case Message.Stands(var where) -> {
                place = where;
                finished = true;
            }
            case Message.Finished(var names, var reusable, var bytes) -> {
                leftovers = names;
                spoilt |= !reusable;
                cut = bytes;
                finished = true;
                ended = true;
            }
        }
    }

    private void ended(Message.Ended ended) {
        running = "";
        mark(ended.check(), ended.mark());
        boolean open = failure.isEmpty() && todo.isEmpty();
        if (open && ended.mark() == Mark.NOT_STARTED) {
            todo = ended.failure().map(reached -> reached.after(List.copyOf(steps)));
        } else if (open) {
            failure = ended.failure();
            failing = failure.map(_ -> printedNow());
        }
        spoilt |= ended.failure().filter(it -> it.cause() == Cause.MEMORY).isPresent();
    }

    private void mark(String check, Mark mark) {
        checks.replaceAll(each -> each.name().equals(check) ? each.marked(mark) : each);
    }

    /// What the current check has printed.
    private String printedNow() {
        byte[] all = printed.toByteArray();
        return new String(all, printedBefore, all.length - printedBefore, StandardCharsets.UTF_8);
    }

    void printed(byte[] bytes) {
        printed.writeBytes(bytes);
    }

    /// The whole run did not end by its deadline.
    void hung(Duration deadline) {
        cutShort(Cause.HANG, "no end within " + deadline.toMillis() / 1000.0 + " s");
    }

    /// The participant ended the run. If all checks were done already, their verdict stands.
    void stopped(Duration after) {
        spoilt = true;
        if (!ended) {
            cutShort(Cause.STOPPED, "no end within " + tenths(after) + " s, and then you ended it");
        }
    }

    private static double tenths(Duration time) {
        return Math.floor(time.toMillis() / 100.0) / 10;
    }

    void flooded() {
        cutShort(Cause.OUTPUT, "it prints without end");
    }

    /// The child is dead, and the runner did not kill it.
    void ended(int status) {
        if (status == ExitStatus.OUT_OF_MEMORY && !leaving) {
            cutShort(Cause.MEMORY, "the memory of the run is used up");
        } else if (leaving) {
            cutShort(Cause.EXIT, "System.exit(" + status + ") ends the program that checks the answer");
        } else if (status > 128) {
            cutShort(Cause.EXIT, "the JVM was ended by signal " + (status - 128));
        } else {
            cutShort(Cause.EXIT, "the JVM ended at once with exit status " + status + ", as by Runtime.halt");
        }
    }

    /// Records a failure of the whole JVM for the check that was running.
    private void cutShort(Cause cause, String seen) {
        spoilt = true;
        if (failure.isPresent()) {
            return;
        }
        String promise = checks.stream()
                .filter(check -> check.name().equals(running))
                .map(CheckResult::promise)
                .findFirst()
                .orElse("");
        mark(running, Mark.FAILED);
        todo = Optional.empty();
        Optional<String> expected =
                cause == Cause.HANG || cause == Cause.STOPPED ? Optional.of("an end") : Optional.empty();
        failure = Optional.of(new Failure(
                cause,
                running,
                promise,
                List.copyOf(steps),
                expected,
                seen,
                place.stream().toList(),
                Optional.empty()));
    }

    boolean isFinished() {
        return finished;
    }

    /// Whether the child must not be used again.
    boolean isSpoilt() {
        return spoilt;
    }

    Verdict verdict() {
        boolean allPassed =
                !checks.isEmpty() && checks.stream().allMatch(check -> check.mark() == Mark.PASSED) && finished;
        if (failure.isEmpty() && todo.isEmpty() && !allPassed) {
            cutShort(Cause.EXIT, "no check was run");
        }
        Verdict.State state = failure.isPresent()
                ? Verdict.State.WRONG
                : todo.isPresent() ? Verdict.State.NOT_STARTED : Verdict.State.DONE;
        String output =
                failure.isPresent() ? failing.orElseGet(this::printedNow) : printed.toString(StandardCharsets.UTF_8);
        return new Verdict(state, checks, failure, output, cut, leftovers, todo);
    }
}
