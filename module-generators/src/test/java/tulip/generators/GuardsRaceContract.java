package tulip.generators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// The part of [GuardsContract] in which a second thread asks.
@SuppressWarnings("ReturnValueIgnored") // what a call throws is all that is asked
public abstract class GuardsRaceContract extends CloseContract {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Check("While the body runs, a call by another thread is refused at once, and the first call gets the element.")
    @Order(25)
    void anotherThreadIsRefused() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Generator<Integer> numbers = make("a body that waits, and then yields 1", out -> {
            inside.countDown();
            await(goOn);
            out.yield(1);
            trace.add("went on after 1");
        });
        var got = new AtomicReference<String>();
        Thread first = Thread.ofPlatform()
                .daemon()
                .start(() -> got.set(answer("next", numbers) + ", " + answer("next", numbers)));
        step("another thread calls next(), and the body runs");
        inside.await();
        var rivals = new AtomicReference<String>();
        Thread rival = Thread.ofPlatform().daemon().start(() -> rivals.set(threeAnswers(numbers)));
        boolean waits = !rival.join(PATIENCE); // a right answer ends at once
        goOn.countDown();
        first.join();
        rival.join();
        expectThat(!waits, "the second thread is refused", "the second thread waits for the body");
        expect(
                "what next(), hasNext() and close() of the second thread throw",
                "AlreadyRunning, AlreadyRunning, AlreadyRunning",
                rivals.get());
        expect("what two next() of the first thread give", "1, NoSuchElementException", got.get());
        expect("what the body has done in the end", List.of("went on after 1"), List.copyOf(trace));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Check("If two threads call at once, each call works as if it were alone, or is refused.")
    @Order(41)
    @Stepped
    void twoThreadsAskAtOnce() {
        if (bodyRunsOnItsCaller()) {
            return; // then the generator belongs to one thread
        }
        twoAsk("next", "next", Set.of("1, 2", "2, 1", "1, AlreadyRunning", "AlreadyRunning, 1"));
        twoAsk("hasNext", "next", Set.of("true, 1", "true, AlreadyRunning", "AlreadyRunning, 1"));
        twoAsk(
                "next",
                "close",
                Set.of("1, closed", "NoSuchElementException, closed", "1, AlreadyRunning", "AlreadyRunning, closed"));
        twoAsk(
                "close",
                "next",
                Set.of("closed, 1", "closed, NoSuchElementException", "AlreadyRunning, 1", "closed, AlreadyRunning"));
    }

    @Check(
            "On a continuation, a generator belongs to the thread that asked first, until its end. Another thread is refused.")
    @Order(42)
    void aContinuationStaysOnOneThread() throws InterruptedException {
        if (!bodyRunsOnItsCaller()) {
            return; // any thread may ask
        }
        Generator<Integer> numbers = make("a body that yields 1 and 2", out -> {
            out.yield(1);
            out.yield(2);
        });
        expect("hasNext()", true, hasNext("numbers", numbers));
        var gave = new AtomicReference<String>();
        step("another thread calls next(), hasNext() and close()");
        onAnotherThread(() -> gave.set(threeAnswers(numbers)));
        expect("what the three calls give", "AlreadyRunning, AlreadyRunning, AlreadyRunning", gave.get());
        onAnotherThread(() -> gave.set(messageOf(numbers)));
        String owner = Thread.currentThread().getName();
        expectThat(
                gave.get().contains('"' + owner + '"'),
                "the message of AlreadyRunning names the thread that asked first, \"" + owner + '"',
                "the message is: " + gave.get());
        expect("all elements for the first thread", List.of(1, 2), elements("numbers", numbers));
        step("another thread calls next(), hasNext() and close() at the end");
        onAnotherThread(() -> gave.set(threeAnswers(numbers)));
        expect("what the three calls give at the end", "NoSuchElementException, false, closed", gave.get());
    }

    private static void onAnotherThread(Runnable action) throws InterruptedException {
        Thread.ofPlatform().daemon().start(action).join();
    }

    private static String messageOf(Generator<Integer> numbers) {
        try {
            numbers.next();
            return "nothing";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private boolean bodyRunsOnItsCaller() {
        var bodyThread = new AtomicReference<Thread>();
        generator(_ -> bodyThread.set(Thread.currentThread())).hasNext();
        return Thread.currentThread().equals(bodyThread.get());
    }

    private static String threeAnswers(Generator<Integer> numbers) {
        return answer("next", numbers) + ", " + answer("hasNext", numbers) + ", " + answer("close", numbers);
    }

    /// @param allowed  what the two calls may give
    private void twoAsk(String one, String two, Set<String> allowed) {
        step("a thread calls " + one + "(), and another thread calls " + two + "() at the same moment");
        Schedule.eachStep("one", schedule -> {
            List<String> done = Collections.synchronizedList(new ArrayList<>());
            Generator<Integer> numbers = generator(out -> {
                done.add("begin");
                try {
                    out.yield(1);
                    out.yield(2);
                } finally {
                    done.add("end");
                }
            });
            String gave = gave(schedule, () -> answer(one, numbers), () -> answer(two, numbers));
            expectThat(schedule, allowed.contains(gave), "the two calls give one of " + allowed, "they give " + gave);
            schedule.close();
            String after = answer("close", numbers);
            expectThat(schedule, after.equals("closed"), "a later close() returns", "a later close() throws " + after);
            boolean whole = done.isEmpty() || done.equals(List.of("begin", "end"));
            expectThat(schedule, whole, "a body that has begun has ended then", "the body has done " + done);
        });
    }

    private static String gave(Schedule schedule, Supplier<String> one, Supplier<String> two) {
        var first = new AtomicReference<>("no end");
        var second = new AtomicReference<>("no end");
        Thread thread = schedule.start("one", () -> first.set(one.get()));
        schedule.settle();
        Thread other = schedule.start("two", () -> second.set(two.get()));
        schedule.settle();
        schedule.release();
        boolean _ = schedule.ends(thread) && schedule.ends(other);
        return first + ", " + second;
    }

    private static String answer(String call, Generator<Integer> numbers) {
        try {
            return switch (call) {
                case "next" -> String.valueOf(numbers.next());
                case "hasNext" -> String.valueOf(numbers.hasNext());
                default -> {
                    numbers.close();
                    yield "closed";
                }
            };
        } catch (RuntimeException | Error thrown) {
            return thrown.getClass().getSimpleName();
        }
    }
}
