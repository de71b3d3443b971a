package tulip.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import tulip.kit.steps.StepLoader;
import tulip.kit.steps.Stepped;

/// Runs each check of a [Contract] with a deadline, and turns its outcome into one verdict.
final class ContractExtension implements InvocationInterceptor, ExecutionCondition {
    private static final Pattern MISSING = Pattern.compile("tulip/\\w+/exercise/(\\w+)");
    private static final int DEADLINE_MILLIS = 3_000;
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000;
    private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);
    private static final String OVER = "over";

    /// Skips what comes after a check that was given up, or that failed where one failure is enough.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean over =
                context.getTestMethod().isPresent() && classStore(context).get(OVER) != null;
        return over
                ? ConditionEvaluationResult.disabled("not run: an earlier check failed or did not end")
                : ConditionEvaluationResult.enabled("");
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Method check = method.getExecutable();
        ClassLoader answers = method.getTargetClass().getClassLoader();
        Invocation<Void> body = invocation;
        if (check.isAnnotationPresent(Stepped.class)) {
            var steps = new StepLoader(answers);
            answers = steps;
            invocation.skip();
            body = () -> onACopy(steps, method);
        }
        CheckRun run = CheckRun.start(promise(check), answers);
        int millis = check.isAnnotationPresent(Deadline.class)
                ? check.getAnnotation(Deadline.class).millis()
                : DEADLINE_MILLIS;
        Optional<Throwable> thrown = runWithDeadline(body, run, Duration.ofMillis(millis), context);
        Throwable verdict = verdict(run, thrown);
        if (verdict != null) {
            if (context.getConfigurationParameter(Contract.ONE_FAILURE_IS_ENOUGH, Boolean::valueOf)
                    .orElse(false)) {
                classStore(context).put(OVER, true);
            }
            throw verdict;
        }
    }

    private static Void onACopy(StepLoader steps, ReflectiveInvocationContext<Method> method) throws Throwable {
        try {
            steps.method(method.getExecutable()).invoke(steps.copy(method.getTargetClass()));
            return null;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static String promise(Method method) {
        Check check = method.getAnnotation(Check.class);
        return check == null ? method.getName() : check.value();
    }

    private static Optional<Throwable> runWithDeadline(
            Invocation<Void> invocation, CheckRun run, Duration deadline, ExtensionContext context)
            throws InterruptedException {
        var thrown = new AtomicReference<Throwable>();
        var ended = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name("check").daemon().unstarted(() -> {
            try {
                invocation.proceed();
            } catch (Throwable any) {
                thrown.set(any);
            } finally {
                ended.countDown();
            }
        });
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        Standstill.rememberOthers();
        Hangs.checkBegins();
        thread.start();
        Optional<String> hang = awaitEnd(thread, ended, deadline);
        if (hang.isPresent()) {
            List<ThreadDump.Snapshot> dump = ThreadDump.take();
            List<StackTraceElement> places = Frames.ofAllThreads(thread, dump);
            List<String> threads =
                    WhoWaits.tell(thread, dump).map(List::of).orElseGet(() -> ThreadWaits.tell(thread, dump));
            HangStory story = Hangs.tell().after(threads);
            if (ended.getCount() > 0) { // it may end while its stack is taken, for example if the memory is full
                run.hangs(hang.get(), places, story);
                thread.interrupt(); // it may ignore it: the thread is a daemon
            }
            classStore(context).put(OVER, true);
        }
        return Optional.ofNullable(thrown.get());
    }

    /// Waits for the end of a check.
    ///
    /// @return why the check is given up, or nothing if it has ended
    private static Optional<String> awaitEnd(Thread thread, CountDownLatch ended, Duration deadline)
            throws InterruptedException {
        var standstill = new Standstill();
        var patience = Patience.until(deadline);
        while (!patience.isOver()) {
            if (ended.await(BETWEEN_LOOKS_NANOS, TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            if (waits(thread) && standstill.isReached()) {
                return Optional.of(Standstill.SEEN);
            }
        }
        return ended.getCount() == 0
                ? Optional.empty()
                : Optional.of("no end within " + deadline.toMillis() / 1000.0 + " s");
    }

    /// A quick test whether a look at all threads is worth its time.
    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
    }

    /// The first of what was recorded and what was thrown; a `Todo` before either means that nothing was started.
    private static Throwable verdict(CheckRun run, Optional<Throwable> thrown) {
        if (run.failure().isEmpty() && thrown.isEmpty()) {
            return null;
        }
        if (run.todo().isPresent()) {
            var todo = run.todo().get();
            return new TestAbortedException("not started: " + todo.getMessage(), todo);
        }
        if (run.failure().isPresent()) {
            return run.failure().get();
        }
        Throwable unexpected = thrown.get();
        return unexpected instanceof TestAbortedException
                ? unexpected
                : run.fail("no exception", seen(unexpected), unexpected, Frames.ofAnswer(unexpected));
    }

    /// Tells of a class that a build could not make (in an IDE and in Maven a half-written answer stops no other), and
    /// of what was thrown while one was initialised.
    private static String seen(Throwable unexpected) {
        if (unexpected instanceof NoClassDefFoundError missing) {
            Matcher answer = MISSING.matcher(String.valueOf(missing.getMessage()));
            if (answer.find()) {
                return answer.group(1) + " was not built: it, or another answer in its folder, does not compile";
            }
        }
        if (unexpected instanceof ExceptionInInitializerError && unexpected.getCause() != null) {
            return Text.of(unexpected.getCause()) + " in a static initialiser";
        }
        return Text.of(unexpected);
    }

    /// What is kept for the test class, not for the one method.
    private static ExtensionContext.Store classStore(ExtensionContext context) {
        return context.getParent().orElse(context).getStore(NAMESPACE);
    }
}
