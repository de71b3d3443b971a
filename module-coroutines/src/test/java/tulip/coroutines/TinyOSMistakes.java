package tulip.coroutines;

import java.util.List;
import tulip.kit.Mistake;

final class TinyOSMistakes {
    private TinyOSMistakes() {}

    private static List<String> runAll(List<Coroutine.Body<Request, Object, ?>> bodies, TinyOS os) {
        bodies.forEach(os::start);
        os.run();
        return os.trace();
    }

    @Mistake(
            caughtBy = "tasksTakeTurns",
            explanation = "The task that was ready last runs next, so one task runs to its end before the others.")
    static final class LastInFirstOut extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS(ready -> ready - 1));
        }
    }

    @Mistake(
            caughtBy = "aTaskKnowsItsNumber",
            explanation =
                    "The request is served, but the yield gives null: the answer must be kept for the next resume.")
    static final class ForgetsTheAnswer extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    task.answer = null;
                }
            });
        }
    }

    @Mistake(caughtBy = "aTaskStartsAnother", explanation = "The parent is ready before the task that it has started.")
    static final class ParentFirst extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (request instanceof Request.Start) {
                        ready.add(ready.remove(ready.size() - 2));
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "nobodyWaitsForATaskThatDoesNotExist",
            explanation = "A task that waits for a task that does not exist waits for ever.")
    static final class ADeadIdBlocks extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (request instanceof Request.WaitFor(int id) && !tasks.containsKey(id)) {
                        ready.remove(task);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "waitingEndsWithTheOtherTask",
            explanation = "The tasks that wait for an ended task stay in its list, and never become ready.")
    static final class LeaksWaiters extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void end(Task task, String how) {
                    task.waiters.clear();
                    super.end(task, how);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "killRunsFinally",
            explanation = "The killed task is only forgotten. Its finally runs only if it is closed.")
    static final class DropsWithoutClosing extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    killer.answer = victim != null;
                    if (victim != null) {
                        ready.remove(victim);
                        end(victim, "was killed");
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "killWakesTheWaiter",
            explanation = "The end of a killed task does not wake the tasks that wait for it.")
    static final class KillForgetsTheWaiters extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    if (victim != null) {
                        victim.waiters.clear();
                    }
                    super.kill(killer, id);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aKilledWaiterIsForgotten",
            explanation = "The killed task stays in the list of waiters, so it becomes ready after its own end.")
    static final class KilledWaiterStays extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    List<Task> hosts = tasks.values().stream()
                            .filter(task -> task.waiters.contains(victim))
                            .toList();
                    super.kill(killer, id);
                    hosts.forEach(host -> host.waiters.add(victim));
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theTraceHasALineForEachStep",
            explanation =
                    "The end of a task is not noted. `trace()` shows the run to a reader, so each end belongs there.")
    static final class NotesNoEnd extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS()).stream()
                    .filter(line -> line.endsWith("]") || line.endsWith("Start"))
                    .toList();
        }
    }
}
