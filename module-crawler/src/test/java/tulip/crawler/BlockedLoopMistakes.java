package tulip.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import tulip.async.Async;
import tulip.async.Future;
import tulip.async.Lock;
import tulip.async.Running;
import tulip.kit.Mistake;

final class BlockedLoopMistakes {
    private BlockedLoopMistakes() {}

    @Mistake(
            caughtBy = "aCustomerGetsTheUsual",
            explanation = "serve starts a task that notes the drink, and returns. If the note fails, "
                    + "nobody gets the exception, and the shop may close before.")
    static final class NotesLater extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                void note(String customer, String drink) {
                    Async.start(() -> {
                        super.note(customer, drink);
                        return null;
                    });
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "theLoopGoesOn",
            explanation = "The task calls the ledger itself. While the call blocks, the thread of the "
                    + "loop runs nothing else: no task, no timer, no socket.")
    static final class CallsTheLedgerInTheTask extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    return call(blocking);
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "theLoopGoesOn",
            explanation = "Another task of the same loop calls the ledger. All tasks of a loop share its "
                    + "thread, so the loop stands still as before.")
    static final class CallsTheLedgerInAnotherTask extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    return Async.start("ledger", blocking).await();
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "theLoopGoesOn",
            explanation = "A callback of the loop calls the ledger. It runs a turn later, on the same "
                    + "thread, and the loop stands still as before.")
    static final class CallsTheLedgerInACallback extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    Future<T> result = Running.loop().createFuture();
                    Running.loop().callSoon(() -> {
                        try {
                            result.setResult(blocking.call());
                        } catch (Exception failed) {
                            result.setException(failed);
                        }
                    });
                    return result.await();
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "theLoopGoesOn",
            explanation = "One call goes to the pool, and the other one still blocks the loop. Each call "
                    + "of the ledger blocks.")
    static final class MendsOneCallOnly extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                void note(String customer, String drink) throws IOException {
                    ledger.note(customer, drink);
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "thePoolCallsTheLedger",
            explanation = "Each call gets a thread of its own. A thousand customers are a thousand calls "
                    + "at once, and the ledger has few connections.")
    static final class StartsAThreadForEachCall extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    return Async.toThread(blocking);
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "customersDoNotWaitForEachOther",
            explanation = "A lock lets one customer be served at a time. The loop goes on, but the "
                    + "customers wait for each other.")
    static final class ServesOneAtATime extends BlockedLoopContract {
        private final Lock one = new Lock();

        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                public String serve(String customer) throws IOException {
                    one.acquire();
                    try {
                        return super.serve(customer);
                    } finally {
                        one.release();
                    }
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "customersDoNotWaitForEachOther",
            explanation = "Thread.sleep blocks the thread of the loop, as each call does that waits "
                    + "without awaiting. On the clock of the loop, no time has passed.")
    static final class SleepsOnTheThread extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                void make() {
                    try {
                        Thread.sleep(Till.MAKING);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "customersDoNotWaitForEachOther",
            explanation = "A thread of the pool sleeps while the drink is made. It holds a connection to the ledger "
                    + "meanwhile, and other customers wait for it. Async.sleep makes the task wait, and no thread.")
    static final class SleepsInThePool extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                public String serve(String customer) throws IOException {
                    String drink = inPool(() -> ledger.usual(customer));
                    inPool(() -> {
                        Thread.sleep(Till.MAKING);
                        return null;
                    });
                    note(customer, drink);
                    return drink;
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "customersDoNotWaitForEachOther",
            explanation = "A thread of the pool does all the work, and sleeps while the drink is made: on the clock "
                    + "of the loop no time passes then. The thread is missing for other customers. Only the calls "
                    + "that block belong in the pool.")
    static final class DoesAllInThePool extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                public String serve(String customer) throws IOException {
                    return inPool(() -> {
                        String drink = ledger.usual(customer);
                        Thread.sleep(Till.MAKING);
                        ledger.note(customer, drink);
                        return drink;
                    });
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesTheCaller",
            explanation = "The exception of the ledger is caught and forgotten. The customer gets null.")
    static final class SwallowsTheError extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    return super.inPool(() -> {
                        try {
                            return blocking.call();
                        } catch (IOException failed) {
                            return null;
                        }
                    });
                }
            }::serve;
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesTheCaller",
            explanation = "The caller gets another exception, with that of the ledger as its cause.")
    static final class WrapsTheError extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new BreakableTill(ledger, pool) {
                @Override
                <T> T inPool(Callable<T> blocking) throws IOException {
                    return super.inPool(() -> {
                        try {
                            return blocking.call();
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
                }
            }::serve;
        }
    }
}
