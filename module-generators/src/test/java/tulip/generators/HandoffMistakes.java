package tulip.generators;

import java.util.concurrent.locks.LockSupport;
import tulip.kit.Mistake;

@SuppressWarnings("ThreadPriorityCheck") // to wait busily is a mistake
final class HandoffMistakes {
    private HandoffMistakes() {}

    @Mistake(
            caughtBy = "nothingRunsBeforeResume",
            explanation = "The body's thread is started when the computation is made. It must start at the first "
                    + "resume.")
    static final class StartsInTheConstructor extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            var turns = new BreakableHandoff(body);
            turns.start();
            return turns;
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "resume wakes the body and returns at once, so both threads run at the same time. resume "
                    + "must wait until the body has given the turn back.")
    static final class ResumeDoesNotWait extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheEndOfTheTurn(Thread me) {}
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "pause must do two things: give the turn back, and then wait for the next turn. "
                    + "One of the two is missing, so the body runs on.")
    static final class RunsAhead extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheNextTurn() {}
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "The resumer asks again and again whether the body's turn is over, and keeps a core busy. "
                    + "It can park; the body's thread then unparks it.")
    static final class ResumerBusyWaits extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheEndOfTheTurn(Thread me) {
                    while (isTurnOf(me)) {
                        Thread.yield();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "The paused body asks again and again whether it has the turn, and keeps a core busy. It "
                    + "can park; the resumer then unparks it.")
    static final class BodyBusyWaits extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheNextTurn() {
                    while (isTurnOf(null)) {
                        Thread.yield();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyResumeEndsAPause",
            explanation = "Each resume starts the body from its beginning, on a new thread. It must let the paused "
                    + "body go on.")
    static final class StartsAnew extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void wake() {
                    newThread().start();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "Nobody gives the turn back when the body has ended, so the resumer waits for ever.")
    static final class KeepsTheLastTurn extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void atTheEnd() {}
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "If the body throws, its thread ends and does not give the turn back, so the resumer "
                    + "waits for ever. Catch the exception on the body's thread, keep it in a field, and throw it again "
                    + "in resume.")
    static final class KeepsTheTurnIfItThrows extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void atTheEnd() {
                    if (thrown != null) {
                        rethrow(thrown);
                    }
                    super.atTheEnd();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "On the body's thread only exceptions are caught. An Error ends this thread, and nobody gives "
                            + "the turn back. Catch Throwable.")
    static final class KeepsTheTurnOnAnError extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void atTheEnd() {
                    if (thrown instanceof Error) {
                        rethrow(thrown);
                    }
                    super.atTheEnd();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "When the turn is given back, the thread that waits in resume is not woken. First give the "
                    + "turn back, and then unpark the thread that has waited.")
    static final class NeverWakesTheResumer extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void handBack() {
                    turn.set(afterTheTurn());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation =
                    "The body's thread is never started, so the body never runs. The first resume must start this "
                            + "thread; each later resume unparks it.")
    static final class NeverStartsTheBody extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                public void resume() {
                    Thread me = Thread.currentThread();
                    take(me);
                    wake();
                    awaitTheEndOfTheTurn(me);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "An exception of the body ends the body's thread, and no other code gets it. Catch it on "
                    + "that thread, keep it in a field, and throw it again in resume.")
    static final class LosesTheException extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void rethrow(Throwable thrown) {}
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "The exception of the body comes out inside another exception. The caller of resume wants "
                    + "to catch the same object, as from any call.")
    static final class WrapsTheException extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void rethrow(Throwable thrown) {
                    throw new IllegalStateException(thrown);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "Only exceptions are passed on, and an Error of the body is lost, for example a failed "
                    + "assertion. Catch Throwable.")
    static final class LosesErrors extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void rethrow(Throwable thrown) {
                    if (thrown instanceof Exception) {
                        super.rethrow(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation =
                    "resume calls the body, so the body runs on the thread of its resumer, and cannot pause while "
                            + "this thread goes on. The body needs a thread of its own, which the first resume starts.")
    static final class RunsTheBodyItself extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                public void resume() {
                    body.run();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theUnresumableIsRefused",
            explanation = "The result of compareAndSet is ignored: a body that resumes itself is not refused.")
    static final class BodyMayResumeItself extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void take(Thread me) {
                    var _ = turn.compareAndSet(null, me);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theUnresumableIsRefused",
            explanation = "After the end of the body the turn can still be taken. The body's thread is gone and "
                    + "cannot give the turn back, so the resumer waits for ever.",
            hangs = true)
    static final class WaitsForOneThatHasEnded extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                Thread afterTheTurn() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theUnresumableIsRefused",
            explanation = "After the end, resume does nothing. The caller then believes that the body went on. "
                    + "Throw IllegalStateException.")
    static final class IgnoresResumingAfterTheEnd extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                public void resume() {
                    if (!isDone()) {
                        super.resume();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anInterruptWaits",
            explanation = "The resumer parks once, and does not look why it was woken. park may return for no "
                    + "reason, and returns at once if its thread was interrupted. Then resume returns while the "
                    + "body still runs.")
    static final class ParksOnce extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheEndOfTheTurn(Thread me) {
                    if (Thread.currentThread().isInterrupted()) {
                        return; // as park does
                    }
                    super.awaitTheEndOfTheTurn(me);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anInterruptWaits",
            explanation = "The interrupt is cleared during the wait and not set again. So the caller of resume does "
                    + "not learn that another thread wants it to stop.")
    static final class SwallowsTheInterrupt extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                public void resume() {
                    super.resume();
                    Thread.interrupted();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyResumeEndsAPause",
            explanation = "The paused body parks once, and does not look why it was woken. An interrupt, or an "
                    + "unpark by other code, ends its pause although nobody has called resume.")
    static final class PausesWithOnePark extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheNextTurn() {
                    if (isTurnOf(null)) {
                        LockSupport.park(this);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyThePauseEndsTheWait",
            explanation =
                    "The resumer parks again if it was interrupted, but takes every other return of park for the end of"
                            + " the turn. park may return for no reason: look at the turn again.")
    static final class WaitsWithOnePark extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void awaitTheEndOfTheTurn(Thread me) {
                    boolean interrupted = false;
                    do {
                        LockSupport.park(this);
                    } while (Thread.currentThread().isInterrupted() && (interrupted = Thread.interrupted()));
                    if (interrupted) {
                        super.awaitTheEndOfTheTurn(me);
                        me.interrupt();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "resumeReturnsAtThePause",
            explanation = "The last turn is given back before `done` is set. In between, the resumer may call "
                    + "isDone, which is still false.")
    static final class NotesTheEndTooLate extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void noteTheEnd() {}

                @Override
                void atTheEnd() {
                    super.atTheEnd();
                    super.noteTheEnd();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTurnIsTakenAtOnce",
            explanation = "resume looks at the turn, and takes it in a second step. Between the two steps another "
                    + "thread does the same, and both go on as if the turn were theirs. compareAndSet does both "
                    + "in one step.")
    static final class LooksAndThenTakes extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void take(Thread me) {
                    if (!isTurnOf(null)) {
                        throw new IllegalStateException("it is running");
                    }
                    turn.set(me);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTurnIsTakenAtOnce",
            explanation = "resume looks whether the body has ended, and then takes the turn. Between the two steps "
                    + "another thread can run the body to its end. Then the turn of an ended body is taken, and "
                    + "resume waits for ever. Let the last turn stay taken, so that compareAndSet fails after "
                    + "the end.")
    static final class LooksAtTheEndFirst extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                public void resume() {
                    if (isDone()) {
                        throw new IllegalStateException("it has ended");
                    }
                    super.resume();
                }

                @Override
                Thread afterTheTurn() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theUnresumableIsRefused",
            explanation = "After a body that threw, each further resume throws the same exception again. Throw it "
                    + "once. After the end, throw IllegalStateException.")
    static final class ThrowsTwice extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void take(Thread me) {
                    if (isDone() && thrown != null) {
                        rethrow(thrown);
                    }
                    super.take(me);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "Only unchecked exceptions and Errors are passed on. A body can also throw a checked "
                    + "exception without declaring it, as this class does itself. Catch Throwable.")
    static final class LosesCheckedExceptions extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void rethrow(Throwable thrown) {
                    if (thrown instanceof RuntimeException || thrown instanceof Error) {
                        super.rethrow(thrown);
                    }
                }
            };
        }
    }
}
