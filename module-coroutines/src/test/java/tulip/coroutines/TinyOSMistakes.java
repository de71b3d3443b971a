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
            explanation =
                    "The tasks that wait for an ended task never become ready. `serve` adds a waiting task to the waiters of the other task and returns, and `end` makes these waiters ready: no loop waits for the other task.")
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

    @Mistake(
            caughtBy = "tasksTakeTurns",
            explanation = "A task never becomes ready again after its request, so it never goes on.")
    static final class NeverReadyAgain extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    ready.remove(task);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "tasksTakeTurns",
            explanation = "After its request a task is the first in the ready list, and not the last. So it "
                    + "runs to its end before the others.")
    static final class FirstInTheList extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (ready.remove(task)) {
                        ready.addFirst(task);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "tasksTakeTurns",
            explanation =
                    "A task that has ended is not forgotten. At the end run() takes it for a task that " + "waits.")
    static final class EndedTasksStay extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void end(Task task, String how) {
                    super.end(task, how);
                    tasks.put(task.id, task);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "nobodyWaitsForATaskThatDoesNotExist",
            explanation = "WaitFor gives true for a task that does not exist.")
    static final class WaitForGivesTrueAtOnce extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (Boolean.FALSE.equals(task.answer)) {
                        task.answer = true;
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "waitingEndsWithTheOtherTask",
            explanation = "A task that has waited goes on, but its WaitFor gives null.")
    static final class WaiterGetsNoAnswer extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void end(Task task, String how) {
                    super.end(task, how);
                    task.waiters.forEach(waiter -> waiter.answer = null);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "waitingEndsWithTheOtherTask",
            explanation = "The tasks that have waited run before the tasks that were ready already.")
    static final class WaitersFirst extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void end(Task task, String how) {
                    super.end(task, how);
                    ready.removeAll(task.waiters);
                    ready.addAll(0, task.waiters);
                }
            });
        }
    }

    @Mistake(caughtBy = "waitingEndsWithTheOtherTask", explanation = "Only one of the tasks that wait becomes ready.")
    static final class WakesOnlyOne extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void end(Task task, String how) {
                    if (task.waiters.size() > 1) {
                        task.waiters.removeLast();
                    }
                    super.end(task, how);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "waitingEndsWithTheOtherTask",
            explanation =
                    "A task that waits is in the ready list, too. So it goes on before the other task has " + "ended.")
    static final class WaitsAndIsReady extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (request instanceof Request.WaitFor && !ready.contains(task)) {
                        ready.add(task);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "killRunsFinally",
            explanation = "A killed task stays in the ready list. So it is resumed after its end.")
    static final class KilledStaysReady extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    boolean wasReady = ready.contains(victim);
                    super.kill(killer, id);
                    if (wasReady) {
                        ready.addFirst(victim);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "killRunsFinally",
            explanation = "A killed task is closed, but it does not end: it still counts as a task.")
    static final class KilledStaysATask extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    super.kill(killer, id);
                    if (victim != null) {
                        tasks.put(id, victim);
                    }
                }
            });
        }
    }

    @Mistake(caughtBy = "killRunsFinally", explanation = "Kill gives null: the killer gets no answer.")
    static final class KillGivesNull extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    super.kill(killer, id);
                    killer.answer = Boolean.TRUE.equals(killer.answer) ? null : killer.answer;
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aTaskMayKillItself",
            explanation =
                    "A task that has killed itself is put into the ready list. So it is resumed after its " + "end.")
    static final class SelfKilledIsReady extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void serve(Task task, Request request) {
                    super.serve(task, request);
                    if (task.coroutine.state() == State.CLOSED) {
                        ready.add(task);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aTaskMayKillItself",
            explanation =
                    "A task that kills itself is forgotten without being closed. Its coroutine stays paused at the yield, and its `finally` never runs. close works here too: the task is not running, it is paused at its request.")
    static final class NeverClosesItself extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    if (id == killer.id) {
                        end(killer, "was killed");
                    } else {
                        super.kill(killer, id);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aTaskThatYieldsLivesOn",
            explanation = "A task that yields when it is killed is forgotten all the same, and never goes on.")
    static final class ForgetsATaskThatLives extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    super.kill(killer, id);
                    ready.remove(victim);
                    tasks.remove(id);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aTaskThatYieldsLivesOn",
            explanation = "The task has yielded when it was killed, but nobody tells the killer.")
    static final class KillerIsNotTold extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void report(Throwable thrown, Task killer, Task victim) {}
            });
        }
    }

    @Mistake(
            caughtBy = "aTaskThatYieldsLivesOn",
            explanation = "A task that waits is removed from the lists of waiters before it is closed. If it "
                    + "yields then, it is in no list, and never goes on.")
    static final class ForgottenBeforeItIsClosed extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void kill(Task killer, int id) {
                    Task victim = tasks.get(id);
                    tasks.values().forEach(other -> other.waiters.remove(victim));
                    super.kill(killer, id);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theFailureOfAKilledTask",
            explanation = "A task whose finally throws is closed, too, but it is not removed from the lists.")
    static final class AFailedKillEndsNothing extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void report(Throwable thrown, Task killer, Task victim) {
                    super.report(thrown, killer, victim);
                    failedToClose = victim.coroutine.state() == State.CLOSED;
                }

                private boolean failedToClose;

                @Override
                void end(Task task, String how) {
                    if (failedToClose) {
                        failedToClose = false;
                        ready.add(task);
                    } else {
                        super.end(task, how);
                    }
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theFailureOfATaskThatKillsItself",
            explanation = "A task has killed itself, and its finally throws. This exception is lost.")
    static final class LosesTheFailureOfItsOwnKill extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void report(Throwable thrown, Task killer, Task victim) {
                    killer.failure = thrown;
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theFailureOfAKilledTask",
            explanation =
                    "Only an Exception goes to the killer. An Error of a killed task ends the killer, and its Kill does"
                            + " not throw.")
    static final class KillCatchesOnlyExceptions extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runAll(bodies, new TinyOS() {
                @Override
                void report(Throwable thrown, Task killer, Task victim) {
                    if (thrown instanceof Error) {
                        throw Raise.asItIs(thrown);
                    }
                    super.report(thrown, killer, victim);
                }
            });
        }
    }
}
