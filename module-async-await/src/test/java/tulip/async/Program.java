package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// A random program of a few tasks that share one primitive of each kind. [ProgramInJava] runs it, and
/// [ProgramInPython] writes it as Python.
///
/// A program has no loops, and a task awaits only tasks with higher numbers, so each program ends. Tasks may
/// wait for ever: the run ends when nothing else happens.
///
/// @param bodies   of the tasks, and after them of the tasks that these start
/// @param tasks    how many tasks there are from the beginning
/// @param permits  of the semaphore
/// @param places   of the queue; 0: any number
record Program(List<List<Statement>> bodies, int tasks, int permits, int places) {
    /// A statement of a body.
    sealed interface Statement {
        /// A call that has no body.
        record Call(String what, List<Integer> arguments) implements Statement {}

        record Raise(String exception) implements Statement {}

        record Return(int value) implements Statement {}

        /// A body that holds something, or that has a time limit.
        ///
        /// @param what  lock, permit, condition, timeout or group
        /// @param time  of the timeout
        record With(String what, long time, List<Statement> body) implements Statement {}

        /// Waits for tasks in one of the ways for which there is a combinator.
        ///
        /// @param what      shield, wait_for, gather, or one of the conditions of wait
        /// @param time      the limit of the time; for wait, a negative one is none
        /// @param tasks     of the beginning
        /// @param children  bodies of new tasks
        record Combine(String what, long time, List<Integer> tasks, List<Integer> children) implements Statement {}

        /// A try with a handler, a finally, or both.
        ///
        /// @param caught   the exceptions that the handler is for; null: there is no handler
        /// @param cleanup  null: there is no finally
        record Try(List<Statement> body, String caught, List<Statement> handler, List<Statement> cleanup)
                implements Statement {}
    }

    static final List<String> CAUGHT =
            List.of("A", "B", "Exception", "CancelledError", "CancelledError", "BaseException", "TimeoutError");
    private static final Set<String> WAITING =
            Set.of("await_future", "event_wait", "get", "put", "join", "condition_wait");
    private static final List<String> WAITS = List.of("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED");
    private static final int DEEPEST = 3;
    private static final int MOST_BODIES = 16;

    /// Makes the program of a seed.
    ///
    /// @param whole  whether it has what only a new CPython has: the `wait_for` of 3.12, and the shutdown of
    ///               queues of 3.13
    static Program random(long seed, boolean whole) {
        return new Maker(new Random(seed), whole).program();
    }

    private static final class Maker {
        private final Random random;
        private final boolean whole;
        private final int tasks;
        private final int favourite; // the kind of statement that this program has most often
        private final List<List<Statement>> bodies = new ArrayList<>();

        Maker(Random random, boolean whole) {
            this.random = random;
            this.whole = whole;
            this.tasks = 3 + random.nextInt(3);
            this.favourite = random.nextInt(7);
        }

        Program program() {
            for (int i = 0; i < tasks; i++) {
                bodies.add(List.of());
            }
            for (int i = 0; i < tasks; i++) {
                bodies.set(i, block(i, 0, false));
            }
            return new Program(bodies, tasks, 1 + random.nextInt(2), random.nextInt(3));
        }

        /// @param me  awaits only tasks with higher numbers
        private List<Statement> block(int me, int depth, boolean inGroup) {
            return IntStream.range(0, depth == 0 ? 2 + random.nextInt(6) : 1 + random.nextInt(3))
                    .mapToObj(_ -> guarded(statement(me, depth, inGroup), depth))
                    .toList();
        }

        /// Sees to it that most tasks go on after an error, and do not wait for ever.
        private Statement guarded(Statement statement, int depth) {
            Statement limited = statement instanceof Statement.Call(String what, var _)
                            && WAITING.contains(what)
                            && random.nextBoolean()
                    ? new Statement.With("timeout", time(), List.of(statement))
                    : statement;
            return depth == 0 && random.nextInt(5) < 3
                    ? new Statement.Try(List.of(limited), "BaseException", List.of(), null)
                    : limited;
        }

        private Statement statement(int me, int depth, boolean inGroup) {
            if (depth < DEEPEST && random.nextInt(5) < 2) {
                return favourite(me, depth + 1, inGroup);
            }
            int kind = random.nextInt(depth < DEEPEST ? 40 : 24);
            if (kind < 22) {
                return inGroup && random.nextInt(3) == 0 && bodies.size() < MOST_BODIES
                        ? call("spawn", child(me, depth))
                        : call(me);
            }
            return switch (kind) {
                case 22 -> new Statement.Raise(random.nextBoolean() ? "A" : "B");
                case 23 -> random.nextInt(3) == 0 ? new Statement.Return(random.nextInt(100)) : call(me);
                case 24, 25, 26, 27, 28 -> attempt(me, depth + 1, inGroup);
                case 29 -> new Statement.With("lock", 0, block(me, depth + 1, inGroup));
                case 30 -> new Statement.With("permit", 0, block(me, depth + 1, inGroup));
                case 31 -> new Statement.With("condition", 0, conditionBlock(me, depth + 1));
                case 32, 33 -> new Statement.With("timeout", limit(), block(me, depth + 1, inGroup));
                case 34, 35 -> new Statement.With("group", 0, block(me, depth + 1, true));
                default -> combine(me, depth + 1);
            };
        }

        private Statement favourite(int me, int depth, boolean inGroup) {
            return switch (favourite) {
                case 0 -> new Statement.With("lock", 0, block(me, depth, inGroup));
                case 1 ->
                    random.nextInt(4) == 0
                            ? call("release_permit")
                            : new Statement.With("permit", 0, block(me, depth, inGroup));
                case 2 -> new Statement.With("condition", 0, conditionBlock(me, depth));
                case 3 -> random.nextBoolean() ? call("put", random.nextInt(100)) : call("get");
                case 4 -> new Statement.With("group", 0, block(me, depth, true));
                case 5 -> new Statement.With("timeout", limit(), block(me, depth, inGroup));
                default -> combine(me, depth);
            };
        }

        private Statement attempt(int me, int depth, boolean inGroup) {
            boolean handled = random.nextInt(4) > 0;
            boolean cleaned = !handled || random.nextInt(3) == 0;
            return new Statement.Try(
                    block(me, depth, inGroup),
                    handled ? CAUGHT.get(random.nextInt(CAUGHT.size())) : null,
                    handled ? block(me, depth, inGroup) : null,
                    cleaned ? block(me, depth, inGroup) : null);
        }

        private List<Statement> conditionBlock(int me, int depth) {
            var block = new ArrayList<>(block(me, depth, false));
            String what = List.of("condition_wait", "condition_wait", "notify", "notify_all")
                    .get(random.nextInt(4));
            block.add(random.nextInt(block.size() + 1), what.equals("notify") ? call(what, 1) : call(what));
            return block;
        }

        private Statement combine(int me, int depth) {
            String what = switch (random.nextInt(whole ? 6 : 4)) {
                case 0 -> "shield";
                case 1, 2 -> "gather";
                case 3 -> WAITS.get(random.nextInt(3));
                default -> "wait_for";
            };
            List<Integer> known = new ArrayList<>();
            List<Integer> children = new ArrayList<>();
            for (int left = what.equals("shield") || what.equals("wait_for") ? 1 : 1 + random.nextInt(3);
                    left > 0;
                    left--) {
                if (me + 1 < tasks && (random.nextBoolean() || bodies.size() >= MOST_BODIES)) {
                    known.add(me + 1 + random.nextInt(tasks - me - 1));
                } else {
                    children.add(child(me, depth));
                }
            }
            boolean twice = known.stream().distinct().count() < known.size();
            long time = WAITS.contains(what) && random.nextBoolean() ? -1 : limit();
            return new Statement.Combine(twice && WAITS.contains(what) ? "gather" : what, time, known, children);
        }

        private int child(int me, int depth) {
            bodies.add(List.of());
            int number = bodies.size() - 1;
            List<Statement> body = bodies.size() > MOST_BODIES ? List.of(call(me)) : block(me, depth + 1, false);
            boolean stubborn = random.nextInt(4) == 0;
            bodies.set(
                    number,
                    stubborn ? List.of(new Statement.Try(body, "CancelledError", List.of(call(me)), null)) : body);
            return number;
        }

        private Statement call(int me) {
            int other = random.nextInt(tasks);
            int future = random.nextInt(2);
            return switch (random.nextInt(34)) {
                case 0, 1, 2 -> call("sleep", 0);
                case 3, 4, 5, 6 -> call("sleep", time());
                case 7, 8, 9 -> call("cancel", other);
                case 10 -> call("uncancel", random.nextBoolean() ? Math.min(me, tasks - 1) : other);
                case 11 -> call("cancelling", other);
                case 12, 13 -> me + 1 < tasks ? call("await_task", me + 1 + random.nextInt(tasks - me - 1)) : call(me);
                case 14, 15 -> call("await_future", future);
                case 16 -> call("set_result", future, random.nextInt(100));
                case 17 -> random.nextBoolean() ? call("set_exception", future) : call("cancel_future", future);
                case 18 -> call("when_done", other);
                case 19 -> call("call_soon");
                case 20 -> call("set_var", random.nextInt(100));
                case 21 -> call(random.nextBoolean() ? "event_set" : "event_clear");
                case 22 -> call("event_wait");
                case 23, 24, 25 -> call("put", random.nextInt(100));
                case 26, 27, 28 -> call("get");
                case 29 -> random.nextBoolean() ? call("offer", random.nextInt(100)) : call("get_now");
                case 30 -> call("task_done");
                case 31 -> random.nextBoolean() ? call("join") : whole ? call("shutdown", future) : call(me);
                case 32 ->
                    switch (random.nextInt(4)) {
                        case 0 -> call("release_lock");
                        case 1 -> call("release_permit");
                        case 2 -> call("condition_wait");
                        default -> call("notify", 1 + random.nextInt(2));
                    };
                default -> call("put", 7);
            };
        }

        private static Statement call(String what, Integer... arguments) {
            return new Statement.Call(what, List.of(arguments));
        }

        /// From a range so large that two timers of a program are hardly ever due at one time: their order is
        /// promised neither here nor in CPython.
        private int time() {
            return 1 + random.nextInt(1_000_000_000);
        }

        private long limit() {
            return random.nextInt(6) == 0 ? -random.nextInt(2) : time();
        }
    }
}
