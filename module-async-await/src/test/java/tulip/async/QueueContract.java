package tulip.async;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a queue between tasks must prove: each item and each task gets its turn, and a cancellation loses
/// nothing.
public abstract class QueueContract extends TasksContract {
    /// The members of the tested queue.
    public record Tested(
            Consumer<String> put, Supplier<String> get, Runnable taskDone, Runnable join, Consumer<Boolean> shutDown) {}

    private Tested queue;

    /// Makes an empty queue.
    ///
    /// @param most  how many items it holds; 0: any number
    protected abstract Tested queue(int most);

    @Check("A queue without a limit takes each item at once. The items come out in the same order.")
    @Order(1)
    void itemsComeOutInOrder() {
        expectDone(List.of("a got 1", "a got 2", "a got 3"), () -> {
            make(0);
            put("1", "2", "3");
            gets("a", 3);
        });
    }

    @Check("If there is an item, get returns at once: no other task runs in between.")
    @Order(2)
    void anItemIsTakenAtOnce() {
        expectDone(List.of("main got 1", "a runs"), () -> {
            make(0);
            start("a", "note that it runs", () -> "runs");
            put("1");
            main("get()", () -> note("main " + got()));
        });
    }

    @Check("If the queue is empty, get waits for the next item. An empty queue is not the end.")
    @Order(3)
    void anEmptyQueueIsNotTheEnd() {
        expectDone(List.of("a got 1", "a got 2", "b waits"), () -> {
            make(0);
            gets("a", 2);
            letRun();
            put("1");
            letRun();
            put("2");
            letRun();
            gets("b", 1);
        });
    }

    @Check("An item may be null.")
    @Order(4)
    void nullIsAnItem() {
        expectDone(List.of("a got null", "a got null", "a got 1"), () -> {
            make(2);
            gets("a", 3);
            letRun();
            put((String) null);
            letRun();
            put((String) null);
            letRun();
            put("1");
        });
    }

    @Check("Tasks that wait in get are served in the order in which they began to wait, one for each item.")
    @Order(5)
    void gettersAreServedInOrder() {
        expectDone(List.of("a got 1", "b got 2", "c got 3", "d waits"), () -> {
            make(0);
            gets("a", 1);
            gets("b", 1);
            gets("c", 1);
            gets("d", 1);
            for (String item : List.of("1", "2", "3")) {
                letRun();
                put(item);
            }
        });
    }

    @Check("Two items that are put before another task runs wake two tasks, and no more.")
    @Order(6)
    void twoItemsWakeTwoTasks() {
        expectDone(List.of("a got 1", "b got 2", "c waits", "d waits"), () -> {
            make(0);
            gets("a", 1);
            gets("b", 1);
            gets("c", 1);
            gets("d", 1);
            letRun();
            put("1", "2");
        });
    }

    @Check("If the queue is full, put waits until there is a place.")
    @Order(7)
    void aFullQueueMakesPutWait() {
        expectDone(List.of("a has put 1", "a has put 2", "b got 1", "b got 2", "a has put 3", "b got 3"), () -> {
            make(2);
            puts("a", "1", "2", "3");
            letRun();
            gets("b", 3);
        });
        expectDone(List.of("a has put 1", "a waits"), () -> {
            make(1);
            puts("a", "1", "2");
        });
    }

    @Check("Tasks that wait in put are served in the order in which they began to wait, one for each place.")
    @Order(8)
    void puttersAreServedInOrder() {
        expectDone(List.of("e got 1", "a has put 2", "f got 2", "b has put 3", "g got 3"), () -> {
            make(1);
            put("1");
            puts("a", "2");
            puts("b", "3");
            for (String getter : List.of("e", "f", "g")) {
                letRun();
                gets(getter, 1);
            }
        });
    }

    @Check("Two items that are taken before another task runs wake two tasks that put, and no more.")
    @Order(9)
    void twoPlacesWakeTwoTasks() {
        expectDone(List.of("main got 1", "main got 2", "a has put 3", "b has put 4", "c waits"), () -> {
            make(2);
            put("1", "2");
            puts("a", "3");
            puts("b", "4");
            puts("c", "5");
            letRun();
            get();
            get();
        });
    }

    @Check("A task that was woken in get is not overtaken by a task that calls get before the woken task runs.")
    @Order(10)
    void aWokenGetterIsNotOvertaken() {
        expectDone(List.of("a got 1", "b got 2"), () -> {
            make(0);
            gets("a", 1);
            letRun();
            gets("b", 1);
            put("1");
            letRun();
            put("2");
        });
    }

    @Check("A task that was woken in put is not overtaken by a task that calls put before the woken task runs.")
    @Order(11)
    void aWokenPutterIsNotOvertaken() {
        expectDone(List.of("main got 1", "a has put 2", "c got 2", "b has put 3", "c got 3"), () -> {
            make(1);
            put("1");
            puts("a", "2");
            letRun();
            puts("b", "3");
            get();
            letRun();
            gets("c", 2);
        });
    }

    @Check("A task that is cancelled while it waits in get gets no item: the next task gets the item.")
    @Order(12)
    void aCancelledGetterIsForgotten() {
        for (boolean atOnce : new boolean[] {false, true}) {
            expectDone(List.of("a was cancelled", "b got 1", "c got 2"), () -> {
                make(0);
                gets("a", 1);
                gets("b", 1);
                letRun();
                cancel("a");
                if (!atOnce) {
                    letRun();
                }
                put("1");
                letRun();
                gets("c", 1);
                put("2");
            });
        }
        expectDone(List.of("b was cancelled", "a got 1", "c got 2"), () -> {
            make(0);
            gets("a", 1);
            gets("b", 1);
            gets("c", 1);
            letRun();
            cancel("b");
            letRun();
            put("1", "2");
        });
    }

    @Check("If a task is woken in get, and cancelled before it runs, the next task that waits gets the item.")
    @Order(13)
    void aWokenGetterPassesItsWakeUpOn() {
        expectDone(List.of("a was cancelled", "b got 1", "main puts 2", "c got 2", "d waits"), () -> {
            make(0);
            gets("a", 1);
            gets("b", 1);
            letRun();
            put("1");
            cancel("a");
            letRun();
            gets("c", 1);
            letRun();
            note("main puts 2");
            put("2");
            gets("d", 1);
        });
    }

    @Check("Tasks that are woken in get, and cancelled before they run, leave the items in their order.")
    @Order(14)
    void cancelledGettersLoseNoItem() {
        expectDone(List.of("a was cancelled", "b was cancelled", "c got 1", "c got 2", "c got 3"), () -> {
            make(0);
            gets("a", 1);
            gets("b", 1);
            letRun();
            put("1", "2");
            cancel("a");
            cancel("b");
            put("3");
            letRun();
            gets("c", 3);
        });
    }

    @Check("A task that is cancelled while it waits in put puts nothing. The next task goes on.")
    @Order(15)
    void aCancelledPutterIsForgotten() {
        expectDone(List.of("a was cancelled", "main got 1", "b has put 3", "c got 3", "c waits"), () -> {
            twoWaitToPut();
            cancel("a");
            letRun();
            get();
            letRun();
            gets("c", 2);
        });
        expectDone(List.of("main got 1", "a was cancelled", "b has put 3", "c got 3", "c waits"), () -> {
            twoWaitToPut();
            cancel("a");
            get();
            letRun();
            gets("c", 2);
        });
    }

    private void twoWaitToPut() {
        make(1);
        put("1");
        puts("a", "2");
        puts("b", "3");
        letRun();
    }

    @Check("If a task is woken in put, and cancelled before it runs, the next task that waits gets the place.")
    @Order(16)
    void aWokenPutterPassesItsWakeUpOn() {
        expectDone(List.of("main got 1", "a was cancelled", "b has put 3", "c got 3", "d has put 4"), () -> {
            twoWaitToPut();
            get();
            cancel("a");
            letRun();
            gets("c", 1);
            letRun();
            puts("d", "4");
        });
    }

    @Check("A callback cannot wait: its get throws IllegalStateException, and takes no item from a task that waits.")
    @Order(17)
    void aCallbackCannotWait() {
        expectDone(List.of("a callback got IllegalStateException", "a got 1"), () -> {
            make(0);
            main("let a callback call get()", () -> Running.loop().callSoon(() -> note("a callback " + got())));
            letRun();
            gets("a", 1);
            letRun();
            put("1");
        });
    }

    @Check("join returns at once if there was no item, or if the work on all items is done.")
    @Order(18)
    void joinWithoutWorkReturnsAtOnce() {
        expectDone(List.of("main has joined", "main has joined", "a runs"), () -> {
            make(0);
            start("a", "note that it runs", () -> "runs");
            main("join()", this::joined);
            put("1", "2");
            main("take both items, and call taskDone() twice", () -> {
                var _ = queue.get.get();
                queue.taskDone.run();
                var _ = queue.get.get();
                queue.taskDone.run();
            });
            main("join()", this::joined);
        });
    }

    @Check("join waits for a taskDone() for each item: an item that was taken is not done yet.")
    @Order(19)
    void joinWaitsUntilTheWorkIsDone() {
        expectDone(
                List.of("main got 1", "main got 2", "one is done", "two are done", "a has joined", "b has joined"),
                () -> {
                    make(0);
                    put("1", "2");
                    joins("a");
                    letRun();
                    get();
                    get();
                    joins("b");
                    letRun();
                    taskDone("one is done");
                    letRun();
                    taskDone("two are done");
                });
    }

    @Check("Several tasks may join. If one of them is cancelled, the others still wait until the work is done.")
    @Order(20)
    void severalTasksJoin() {
        expectDone(List.of("b was cancelled", "one is done", "a has joined", "c has joined"), () -> {
            make(0);
            put("1");
            joins("a");
            joins("b");
            joins("c");
            letRun();
            cancel("b");
            letRun();
            taskDone("one is done");
        });
    }

    @Check("join ends when the work on all items is done, also if an item is put before the waiting task runs.")
    @Order(21)
    void joinEndsAlsoIfAnItemIsPut() {
        expectDone(List.of("one is done", "a has joined", "b waits"), () -> {
            make(0);
            put("1");
            joins("a");
            letRun();
            taskDone("one is done");
            put("2");
            letRun();
            joins("b");
        });
    }

    @Check("One taskDone() too many throws IllegalStateException, and changes nothing.")
    @Order(22)
    void taskDoneTooOften() {
        expectDone(List.of("a waits"), () -> {
            make(0);
            put("1");
            main("taskDone()", () -> queue.taskDone.run());
            expectThrows(IllegalStateException.class, "taskDone() without an item", () -> queue.taskDone.run());
            put("2");
            joins("a");
        });
    }

    @Check(
            "After shutDown(false), the items that are left can be taken. Then get throws QueueShutDown, and put does always.")
    @Order(23)
    void aShutdownEndsTheWaiting() {
        expectDone(List.of("a got QueueShutDown", "b got 1", "b got QueueShutDown", "c got QueueShutDown"), () -> {
            make(1);
            put("1");
            puts("a", "2");
            letRun();
            main("shutDown(false)", () -> queue.shutDown.accept(false));
            letRun();
            gets("b", 2);
            puts("c", "3");
        });
        expectDone(List.of("a got QueueShutDown", "b got QueueShutDown", "c got QueueShutDown"), () -> {
            make(1);
            gets("a", 1);
            gets("b", 1);
            letRun();
            main("shutDown(false)", () -> queue.shutDown.accept(false));
            letRun();
            gets("c", 1);
        });
        expectDone(List.of("a got QueueShutDown"), () -> {
            make(1);
            put("1");
            main("shutDown(false)", () -> queue.shutDown.accept(false));
            puts("a", "2");
        });
    }

    @Check("shutDown(true) drops the items, so join ends. A task that was woken for an item gets QueueShutDown.")
    @Order(24)
    void aShutdownAtOnceDropsTheItems() {
        expectDone(List.of("a got QueueShutDown", "b has joined"), () -> {
            make(0);
            gets("a", 1);
            letRun();
            put("1");
            joins("b");
            main("shutDown(true)", () -> queue.shutDown.accept(true));
        });
    }

    private void make(int most) {
        main(most == 0 ? "make a queue without a limit" : "make a queue for " + most, () -> queue = queue(most));
    }

    private void put(String... items) {
        for (String item : items) {
            main("put " + item, () -> queue.put.accept(item));
        }
    }

    private void get() {
        main("get()", () -> note("main " + got()));
    }

    private void taskDone(String what) {
        main("taskDone()", () -> {
            queue.taskDone.run();
            note(what);
        });
    }

    private void gets(String name, int count) {
        start(name, count == 1 ? "get()" : "get(), " + count + " times", () -> {
            for (int i = 1; i < count; i++) {
                note(name + " " + got());
            }
            return got();
        });
    }

    private void puts(String name, String... items) {
        start(name, "put " + String.join(", then ", items), () -> {
            for (String item : items) {
                queue.put.accept(item);
                note(name + " has put " + item);
            }
            return null;
        });
    }

    private void joins(String name) {
        start(name, "join()", () -> {
            queue.join.run();
            return "has joined";
        });
    }

    private void joined() {
        queue.join.run();
        note("main has joined");
    }

    private String got() {
        return "got " + queue.get.get();
    }
}
