package tulip.runner.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import tulip.kit.CheckRun;
import tulip.kit.Todo;

/// Carries out one order and reports each event to the parent at once.
final class ContractRun implements TestExecutionListener, Runnable {
    private final Parent parent;
    private final Console console;
    private final Order order;
    private Failure first; // the first failure, unless something before it was not started
    private boolean open = true;

    ContractRun(Parent parent, Console console, Order order) {
        this.parent = parent;
        this.console = console;
        this.order = order;
    }

    @Override
    public void run() {
        var loader = new AnswerLoader(order.classes());
        var leftovers = new Leftovers();
        Thread.currentThread().setContextClassLoader(loader);
        CheckRun.observe(step -> parent.tell(new Message.Stepped(step)));
        try {
            Contracts.execute(Contracts.all(loader.loadClass(order.contract())), order.toFirstFailure(), this);
        } catch (OutOfMemoryError full) {
            throw full;
        } catch (Throwable broken) { // after any failure the parent must get the end of the run
            fail("", Failures.of("", "", broken));
        }
        CheckRun.observe(step -> {});
        boolean reusable = leftovers.settle();
        List<String> left = isHang() || order.toFirstFailure() ? List.of() : leftovers.names();
        if (first != null && !order.mistakes().isEmpty()) {
            Mistakes.recognise(order.mistakes(), first)
                    .ifPresent(explanation -> parent.tell(new Message.Recognised(explanation)));
            reusable = leftovers.settle(); // the search for mistakes may leave threads too
        }
        console.drain();
        parent.tell(new Message.Finished(left, reusable, console.takeCut()));
    }

    private boolean isHang() {
        return first != null && first.cause() == Failure.Cause.HANG;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        List<CheckResult> checks = new ArrayList<>();
        plan.getRoots()
                .forEach(root -> plan.getDescendants(root).stream()
                        .filter(TestIdentifier::isTest)
                        .map(test -> new CheckResult(declarer(test), name(test), test.getDisplayName(), Mark.NOT_RUN))
                        .forEach(checks::add));
        parent.tell(new Message.Planned(checks));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            parent.tell(new Message.Began(name(test)));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        console.drain(); // so that what a check printed arrives before its end
        Optional<Throwable> thrown = result.getThrowable();
        if (thrown.isPresent()) {
            thrown(test, thrown.get());
        } else if (test.isTest()) {
            parent.tell(new Message.Ended(name(test), Mark.PASSED, Optional.empty()));
        }
    }

    private void thrown(TestIdentifier test, Throwable thrown) {
        boolean aborted = thrown instanceof org.opentest4j.TestAbortedException;
        if (aborted && thrown.getCause() instanceof Todo todo) {
            open = false;
            parent.tell(new Message.Ended(name(test), Mark.NOT_STARTED, Optional.of(reached(test, todo))));
            return;
        }
        String check = test.isTest() ? name(test) : "";
        fail(check, Failures.of(check, check.isEmpty() ? "" : test.getDisplayName(), thrown));
    }

    private static Failure reached(TestIdentifier test, Todo todo) {
        return new Failure(
                Failure.Cause.PROMISE,
                name(test),
                test.getDisplayName(),
                List.of(),
                Optional.empty(),
                todo.getMessage(),
                Answer.places(todo),
                Optional.empty());
    }

    private void fail(String check, Failure failure) {
        if (open) {
            open = false;
            first = failure;
        }
        parent.tell(new Message.Ended(check, Mark.FAILED, Optional.of(failure)));
    }

    private static String name(TestIdentifier test) {
        return method(test).map(MethodSource::getMethodName).orElse(test.getDisplayName());
    }

    /// The class that declares a check: the contract, or a contract that it extends.
    private static String declarer(TestIdentifier test) {
        return method(test)
                .map(source -> source.getJavaMethod().getDeclaringClass().getName())
                .orElse("");
    }

    private static Optional<MethodSource> method(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }
}
