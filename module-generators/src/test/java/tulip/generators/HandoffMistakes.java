package tulip.generators;

import java.util.concurrent.locks.LockSupport;
import tulip.kit.Mistake;

@SuppressWarnings("ThreadPriorityCheck") // to wait busily is a mistake
final class HandoffMistakes {
    private HandoffMistakes() {}

    @Mistake(
            caughtBy = "nothingRunsBeforeResume",
            explanation =
                    "The body's thread is started when the computation is made. Nobody has resumed it yet, so it must"
                            + " not have begun.")
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
            explanation =
                    "resume wakes the body and returns at once, so that both run at the same time. It must wait until"
                            + " the body has given the turn back.")
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
            explanation =
                    "pause gives the turn back, but does not wait for the next one: the body runs on while its resumer"
                            + " believes that it stands still.")
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
            explanation =
                    "The resumer asks again and again whether its turn has come, and keeps a core busy with it. It can"
                            + " park, and be unparked.")
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
            explanation = "The paused body asks again and again whether its turn has come, and keeps a core busy with"
                    + " standing still. It can park, and be unparked.")
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
            explanation =
                    "Each resume starts the body anew, on a thread of its own, instead of letting the one go on that"
                            + " stands at its pause.")
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
            explanation =
                    "Nobody gives the turn back when the body has ended, so whoever resumed it last waits for ever.")
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
            explanation =
                    "A body that throws takes its turn with it: its thread ends, nobody gives the turn back, and the"
                            + " resumer waits for ever.",
            hangs = true)
    static final class KeepsTheTurnIfItThrows extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return new BreakableHandoff(body) {
                @Override
                void atTheEnd() {
                    if (thrown == null) {
                        super.atTheEnd();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "What the body throws ends its thread, and nobody hears of it: on a thread of its own it must be"
                            + " caught, kept, and thrown again by resume.")
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
            explanation =
                    "What the body throws comes out inside another exception. Whoever resumes wants to catch what was"
                            + " thrown, as from any call.")
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
            explanation = "Only exceptions are passed on, and an Error of the body is lost: a failed assertion, for"
                    + " example. Whatever is thrown must come out.")
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
            caughtBy = "theUnresumableIsRefused",
            explanation =
                    "Whether the turn was free is asked, and the answer ignored: a body that resumes itself is let through,"
                            + " as if somebody had gone on.")
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
            explanation =
                    "After its end the body is resumed as if it stood at a pause. Nobody is there to give the turn"
                            + " back, so the resumer waits for ever.",
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
            explanation =
                    "To resume it after its end does nothing, silently. Whoever does so believes that the body went"
                            + " on.")
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
            explanation =
                    "The resumer parks once, without looking why it was woken. park may return for no reason, and does"
                            + " so at once if its thread was interrupted: then resume returns while the body still runs.")
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
            explanation =
                    "The interrupt is taken for the time of the wait, and never given back: whoever resumed will not"
                            + " learn that somebody wants it to stop.")
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
            explanation =
                    "The paused body parks once, without looking why it was woken. An interrupt, or an unpark by somebody"
                            + " else, ends its pause although nobody has resumed it.")
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
            explanation =
                    "The last turn is given back before the end is noted. In between the resumer may look, and is told"
                            + " that the body has not ended.")
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
            explanation =
                    "The turn is looked at first and taken then. Between the two steps another thread does the same, and"
                            + " both believe that they have it. compareAndSet does both in one step.")
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
            explanation =
                    "The end is looked at before the turn is taken. Between the two steps another thread can run the"
                            + " body to its end. Then this thread takes the turn of a body that has ended, and waits for ever. Take"
                            + " the turn first, and look then.")
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
            explanation = "After a body that threw, each further resume throws the same again. The failure has been"
                    + " told once. A resume after the end is refused with IllegalStateException.")
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
            explanation = "Only unchecked exceptions and Errors are passed on. A body may throw a checked exception"
                    + " without declaring it, as this class does itself: catch Throwable.")
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
