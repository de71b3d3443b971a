package tulip.async;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// What the calls of other threads must prove: none is lost, and a loop that waits is woken.
public abstract class WakeUpContract extends Contract {
    private static final int EACH = 2; // calls of a thread

    /// The members of the tested object.
    public record Tested(
            Consumer<Handle> add, BooleanSupplier beginWait, Runnable endWait, Consumer<Consumer<Handle>> takeAll) {}

    /// A call with a name.
    private static final class Call extends Handle {
        private final String name;

        Call(String name, List<String> ran) {
            super(() -> ran.add(name), Context.EMPTY);
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private int wakeUps;
    private Tested calls;

    /// Makes the object.
    protected abstract Tested calls(Runnable wakeUp);

    @Check("takeAll gives the calls in the order in which they were added, each once. No call runs meanwhile.")
    @Order(1)
    void callsAreTakenInOrder() {
        make();
        add("a");
        add("b");
        add("c");
        expect("what takeAll gives", List.of("a", "b", "c"), takeAll());
        expect("what a second takeAll gives", List.of(), takeAll());
        add("d");
        expect("what takeAll gives after one more call", List.of("d"), takeAll());
        expect("what has run", List.of(), ran);
    }

    @Check("A call wakes a loop that waits, each time.")
    @Order(2)
    void aCallWakesALoopThatWaits() {
        make();
        for (String name : List.of("a", "b")) {
            wakeUps = 0;
            expect("beginWait() without calls", true, beginWait());
            add(name);
            expectThat(wakeUps > 0, "add calls wakeUp", "add does not call wakeUp");
            endWait();
            expect("what takeAll gives", List.of(name), takeAll());
        }
    }

    @Check("When the loop is woken, the call is there.")
    @Order(3)
    void theCallIsThereWhenTheLoopIsWoken() {
        List<String> there = new ArrayList<>();
        step("make the object; its wakeUp calls takeAll");
        calls = calls(() -> there.addAll(names(taken(calls))));
        beginWait();
        add("a");
        expect("what takeAll gives when wakeUp is called", List.of("a"), there);
    }

    @Check("If there is a call already, beginWait tells the loop not to wait.")
    @Order(4)
    void aLoopWithCallsDoesNotWait() {
        make();
        add("a");
        expect("beginWait() with a call", false, beginWait());
        endWait();
        expect("what takeAll gives", List.of("a"), takeAll());
        expect("beginWait() after takeAll", true, beginWait());
    }

    @Check("A loop that does not wait is not woken: a wake-up costs a call of the system.")
    @Order(5)
    void aLoopThatRunsIsNotWoken() {
        make();
        add("a");
        add("b");
        expect("the number of wake-ups before the first beginWait()", 0, wakeUps);
        takeAll();
        beginWait();
        endWait();
        add("c");
        expect("the number of wake-ups after endWait()", 0, wakeUps);
    }

    @Check("A call that is added while takeAll gives the others is given, too: now or the next time, and once.")
    @Order(6)
    void callsAreAddedMeanwhile() {
        make();
        add("a");
        add("b");
        List<String> taken = new ArrayList<>();
        perform(
                "takeAll, and add c when it gives a",
                () -> calls.takeAll().accept(call -> {
                    taken.add(call.toString());
                    if (call.toString().equals("a")) {
                        calls.add().accept(new Call("c", ran));
                    }
                }));
        taken.addAll(takeAll());
        expect("what both give together", List.of("a", "b", "c"), taken);
    }

    @Check("Two threads may add at the same moment. No call is lost, and those of each thread keep their order.")
    @Order(7)
    @Stepped
    void twoThreadsAdd() {
        step("two threads add two calls each, at the same moment");
        Schedule.eachStep("one", schedule -> {
            Tested tested = calls(() -> {});
            Thread one = schedule.start("one", adding(tested, "one", EACH));
            schedule.settle();
            Thread two = schedule.start("two", adding(tested, "two", EACH));
            schedule.settle();
            schedule.release();
            boolean end = schedule.ends(one) && schedule.ends(two);
            schedule.close();
            expectThat(schedule, end, "add returns", "a thread waits in add for ever");
            expectNoClash(schedule);
            expectAll(schedule, taken(tested), EACH);
        });
    }

    @Check("A thread may add while the loop takes. No call is lost, and none comes twice.")
    @Order(8)
    @Stepped
    void oneAddsWhileTheLoopTakes() {
        step("a thread adds two calls, and another thread calls takeAll at the same moment");
        for (String held : List.of("one", "loop")) {
            Schedule.eachStep(held, schedule -> {
                Tested tested = calls(() -> {});
                List<Handle> first = Collections.synchronizedList(new ArrayList<>());
                adding(tested, "two", EACH).run();
                Runnable adding = adding(tested, "one", EACH);
                Runnable taking = () -> tested.takeAll().accept(first::add);
                Thread before = schedule.start(held, held.equals("one") ? adding : taking);
                schedule.settle();
                Thread after =
                        schedule.start(held.equals("one") ? "loop" : "one", held.equals("one") ? taking : adding);
                schedule.settle();
                schedule.release();
                boolean end = schedule.ends(before) && schedule.ends(after);
                schedule.close();
                expectThat(schedule, end, "add and takeAll return", "a thread waits for ever");
                expectNoClash(schedule);
                List<Handle> all = new ArrayList<>(first);
                all.addAll(taken(tested));
                expectAll(schedule, all, EACH);
            });
        }
    }

    @Check("Whatever the order is: a loop that waits is woken if there is a call.")
    @Order(9)
    @Stepped
    void noWakeUpIsLost() {
        for (String held : List.of("one", "loop")) {
            for (List<String> order : orders()) {
                step("threads " + String.join(", ", order) + " begin in this order; thread " + held
                        + " stands still before one of its steps");
                Schedule.eachStep(held, schedule -> addToALoop(schedule, order));
            }
        }
    }

    private static List<List<String>> orders() {
        return List.of(
                List.of("one", "loop", "two"),
                List.of("loop", "one", "two"),
                List.of("one", "two", "loop"),
                List.of("two", "one", "loop"),
                List.of("loop", "two", "one"),
                List.of("two", "loop", "one"));
    }

    private void addToALoop(Schedule schedule, List<String> order) {
        var loop = new SleepingLoop(this::calls);
        Map<String, Runnable> actions = Map.of(
                "one", adding(loop.calls(), "one", 1),
                "two", adding(loop.calls(), "two", 1),
                "loop", () -> loop.run(2));
        List<Thread> threads = new ArrayList<>();
        for (String name : order) {
            threads.add(schedule.start(name, actions.get(name)));
            schedule.settle();
        }
        schedule.release();
        List<Boolean> ends = threads.stream().map(schedule::ends).toList();
        boolean loopEnds = ends.get(order.indexOf("loop"));
        boolean othersEnd = IntStream.range(0, order.size())
                .allMatch(index -> order.get(index).equals("loop") || ends.get(index));
        schedule.close();
        expectThat(schedule, othersEnd, "add returns", "a thread waits in add for ever");
        expectNoClash(schedule);
        if (!loopEnds) {
            List<String> left = names(taken(loop.calls()));
            List<String> of = left.stream()
                    .map(name -> name.replaceFirst(" .*", ""))
                    .distinct()
                    .toList();
            expectThat(
                    schedule,
                    false,
                    "the loop is woken",
                    left.isEmpty()
                            ? "a call is lost"
                            : "the loop waits for ever, although a call of thread " + String.join(" and one of ", of)
                                    + " is there");
        }
        expectAll(schedule, loop.taken(), 1);
    }

    private Runnable adding(Tested tested, String thread, int count) {
        List<Call> own = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Call(thread + " " + number, ran))
                .toList();
        return () -> own.forEach(tested.add());
    }

    private static List<Handle> taken(Tested tested) {
        List<Handle> taken = new ArrayList<>();
        tested.takeAll().accept(taken::add);
        return taken;
    }

    private static List<String> names(List<Handle> calls) {
        return calls.stream().map(String::valueOf).toList();
    }

    private void expectNoClash(Schedule schedule) {
        String clash = schedule.clash().orElse("");
        expectThat(
                schedule,
                clash.isEmpty(),
                "the queue allows two threads at the same moment",
                "two threads are in methods of the same " + clash + " at the same moment");
    }

    /// Fails unless the calls of threads one and two are there, those of each thread in their order.
    private void expectAll(Schedule schedule, List<Handle> all, int each) {
        List<String> names = names(all);
        for (String thread : List.of("one", "two")) {
            List<String> expected = IntStream.rangeClosed(1, each)
                    .mapToObj(number -> thread + " " + number)
                    .toList();
            List<String> of =
                    names.stream().filter(name -> name.startsWith(thread)).toList();
            expectThat(
                    schedule,
                    of.equals(expected),
                    "takeAll gives " + expected + " of thread " + thread,
                    "takeAll gives " + of + " of thread " + thread);
        }
        expectThat(schedule, all.size() == 2 * each, "takeAll gives " + 2 * each + " calls", "takeAll gives " + names);
    }

    private void make() {
        step("make the object");
        calls = calls(() -> wakeUps++);
    }

    private void add(String name) {
        perform("add " + name, () -> calls.add().accept(new Call(name, ran)));
    }

    private boolean beginWait() {
        return step("beginWait()", () -> calls.beginWait().getAsBoolean());
    }

    private void endWait() {
        perform("endWait()", () -> calls.endWait().run());
    }

    private List<String> takeAll() {
        return step("takeAll", () -> names(taken(calls)));
    }
}
