package tulip.generators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.InputMismatchException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// What a generator must prove when somebody asks while its body runs, beside what it proved before.
@SuppressWarnings("ReturnValueIgnored") // what a call throws is all that is asked
public abstract class GuardsContract extends CloseContract {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicReference<Generator<Integer>> self = new AtomicReference<>();

    @Check("If the body calls next or hasNext of its own generator, it gets AlreadyRunning, and can go on.")
    @Order(21)
    void aBodyMayNotAskItself() {
        Generator<Integer> numbers = make("a body that calls its own next() and hasNext(), and yields 1 and 2", out -> {
            out.yield(1);
            trace.add(comesOf(() -> self.get().next()));
            trace.add(comesOf(() -> self.get().hasNext()));
            out.yield(2);
        });
        self.set(numbers);
        expect("the first next()", 1, next("numbers", numbers));
        boolean more = hasNext("numbers", numbers);
        expect("what the body's own calls have thrown", "[AlreadyRunning, AlreadyRunning]", trace.toString());
        expect("hasNext() after that", true, more);
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
    }

    @Check("If the body closes its own generator, it gets AlreadyRunning, and can go on.")
    @Order(22)
    void aBodyMayNotCloseItself() {
        Generator<Integer> numbers = make("a body that calls its own close(), and yields 1 and 2", out -> {
            trace.add(comesOf(() -> self.get().close()));
            out.yield(1);
            out.yield(2);
        });
        self.set(numbers);
        boolean more = hasNext("numbers", numbers);
        expect("hasNext() after that", true, more);
        expect("what the body's own close() has thrown", "[AlreadyRunning]", trace.toString());
        expect("the first next()", 1, next("numbers", numbers));
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
    }

    @Check("If the body calls close while its generator is being closed, it gets AlreadyRunning.")
    @Order(23)
    void aBodyThatLeavesMayNotCloseItself() {
        Generator<Integer> numbers =
                make("a body with try, yield 1, finally, which calls its own close() there", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        trace.add(comesOf(() -> self.get().close()));
                    }
                });
        self.set(numbers);
        expect("next()", 1, next("numbers", numbers));
        close("numbers", numbers);
        expect("what the body's own close() has thrown", "[AlreadyRunning]", trace.toString());
        expectEnd("numbers", numbers);
    }

    @Check("If the body does not catch AlreadyRunning, the caller gets it, and the generator has ended.")
    @Order(24)
    void aRefusalMayEndTheBody() {
        Generator<Integer> numbers = make(
                "a body that calls its own next()", out -> out.yield(self.get().next()));
        self.set(numbers);
        expectThrows(AlreadyRunning.class, "numbers.next()", numbers::next);
        expectEnd("numbers", numbers);
    }

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
        Thread first =
                Thread.ofPlatform().daemon().start(() -> got.set(whatComes(numbers) + ", " + whatComes(numbers)));
        step("another thread calls next(), and the body runs");
        inside.await();
        var rivals = new AtomicReference<String>();
        Thread rival = Thread.ofPlatform().daemon().start(() -> {
            rivals.set(comesOf(numbers::next) + ", " + comesOf(numbers::hasNext) + ", " + comesOf(numbers::close));
        });
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

    @Check("Only the running body may yield. A yield by other code throws IllegalStateException.")
    @Order(26)
    void onlyTheBodyMayYield() {
        var kept = new AtomicReference<Generator.Out<Integer>>();
        Generator<Integer> numbers = make("a body that gives its out to other code, and yields 1 and 2", out -> {
            kept.set(out);
            out.yield(1);
            out.yield(2);
        });
        expect("the first next()", 1, next("numbers", numbers));
        expectThrows(
                IllegalStateException.class,
                "a yield by its caller",
                () -> kept.get().yield(0));
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
        expectThrows(
                IllegalStateException.class,
                "a yield at the end",
                () -> kept.get().yield(0));
    }

    private static String whatComes(Generator<Integer> generator) {
        try {
            return String.valueOf(generator.next());
        } catch (RuntimeException | Error thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Check("If a NoSuchElementException escapes from the body, next throws IllegalStateException with that cause.")
    @Order(31)
    void anEscapingEndIsAnError() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body that yields 1, and throws NoSuchElementException", out -> {
            out.yield(1);
            throw end;
        });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.next()", expectThrows(RuntimeException.class, "cups.next()", cups::next));
        expectEnd("cups", cups);
    }

    @Check("If a NoSuchElementException escapes, hasNext throws IllegalStateException too, and does not return false.")
    @Order(32)
    void hasNextSaysSoToo() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body that throws NoSuchElementException", out -> {
            throw end;
        });
        expectLeak(end, "cups.hasNext()", expectThrows(RuntimeException.class, "cups.hasNext()", cups::hasNext));
        expectEnd("cups", cups);
    }

    @Check("The end of another iterator, and a subclass of NoSuchElementException, become IllegalStateException too.")
    @Order(33)
    void everyKindOfEnd() {
        Generator<Integer> inner = make("inner, a body that yields nothing", out -> {});
        Generator<Integer> cups = make("a body that takes what inner gives", out -> out.yield(inner.next()));
        RuntimeException thrown = expectThrows(RuntimeException.class, "cups.next()", cups::next);
        expect(
                "what cups.next() throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        var end = new InputMismatchException("no number");
        Generator<Integer> scanning = make("a body that throws an InputMismatchException", out -> {
            throw end;
        });
        expectLeak(end, "scanning.next()", expectThrows(RuntimeException.class, "scanning.next()", scanning::next));
    }

    @Check("If a NoSuchElementException escapes during close, close throws IllegalStateException too.")
    @Order(34)
    void anEndThatEscapesFromClose() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups =
                make("a body with try, yield 1, finally, which throws NoSuchElementException there", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        throwIt(end);
                    }
                });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.close()", expectThrows(RuntimeException.class, "cups.close()", cups::close));
        expectEnd("cups", cups);
    }

    private static void throwIt(RuntimeException end) {
        throw end;
    }

    @Check("If the body catches the NoSuchElementException itself, the generator goes on.")
    @Order(35)
    void whatTheBodyCatchesIsNoLeak() {
        Generator<Integer> cups = make("a body that catches a NoSuchElementException, and yields 2", out -> {
            try {
                out.yield(List.<Integer>of().getFirst());
            } catch (NoSuchElementException caught) {
                out.yield(2);
            }
        });
        expect("all elements of cups", List.of(2), elements("cups", cups));
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
        Thread.ofPlatform()
                .daemon()
                .start(() -> gave.set(threeAnswers(numbers)))
                .join();
        expect("what the three calls give", "AlreadyRunning, AlreadyRunning, AlreadyRunning", gave.get());
        Thread.ofPlatform().daemon().start(() -> gave.set(messageOf(numbers))).join();
        String owner = Thread.currentThread().getName();
        expectThat(
                gave.get().contains('"' + owner + '"'),
                "the message of AlreadyRunning names the thread that asked first, \"" + owner + '"',
                "the message is: " + gave.get());
        expect("all elements for the first thread", List.of(1, 2), elements("numbers", numbers));
        step("another thread calls next(), hasNext() and close() at the end");
        Thread.ofPlatform()
                .daemon()
                .start(() -> gave.set(threeAnswers(numbers)))
                .join();
        expect("what the three calls give at the end", "NoSuchElementException, false, closed", gave.get());
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

    private void expectLeak(NoSuchElementException end, String what, RuntimeException thrown) {
        expectThat(
                !end.equals(thrown),
                what + " throws IllegalStateException, with the escaped exception as its cause",
                what + " throws the escaped exception itself");
        expect(
                "what " + what + " throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        expectSame("the cause of what " + what + " throws", end, thrown.getCause());
    }
}
