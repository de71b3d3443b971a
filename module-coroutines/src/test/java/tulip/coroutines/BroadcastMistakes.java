package tulip.coroutines;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import tulip.generators.GeneratorExit;
import tulip.kit.Mistake;

final class BroadcastMistakes {
    private BroadcastMistakes() {}

    /// Closes the sinks one after the other, and says what to do with a failure.
    private abstract static class ClosesAll extends Broadcast<String> {
        Throwable thrown; // at the end; null: nothing

        ClosesAll(List<Coroutine<Void, String, Void>> sinks) {
            super(sinks);
        }

        abstract void failed(Throwable failure);

        @Override
        final void closeAll() {
            for (var sink : left) {
                try {
                    sink.close();
                } catch (Throwable failure) {
                    failed(failure);
                }
            }
            if (thrown != null) {
                throw Raise.asItIs(thrown);
            }
        }
    }

    @Mistake(
            caughtBy = "theFirstNextStartsTheSinks",
            explanation = "The sinks are started when the broadcast is made. Nobody has called next() yet.")
    static final class StartsTheSinksTooEarly extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                {
                    sendToAll(null);
                }

                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    while (!left.isEmpty()) {
                        sendToAll(out.yield(null));
                    }
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstNextStartsTheSinks",
            explanation =
                    "The first next() of the broadcast starts no sink. A coroutine that has not begun refuses its first value.")
    static final class StartsNoSink extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    while (!left.isEmpty()) {
                        sendToAll(out.yield(null));
                    }
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFirstNextStartsTheSinks",
            explanation = "The sinks get their turn from the last to the first.")
    static final class LastSinkFirst extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    for (int i = left.size() - 1; i >= 0; i--) {
                        if (ended(left.get(i), value)) {
                            left.remove(i);
                        }
                    }
                }

                private boolean ended(Coroutine<?, ? super String, ?> sink, String value) {
                    try {
                        return sink.send(value) instanceof Step.Returned;
                    } catch (Throwable failure) {
                        failures.add(failure);
                        return true;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachSinkGetsEachValue",
            explanation =
                    "A null that is sent is taken for the end, and the sinks get no more values. null is a value like any other.")
    static final class NullIsTheEnd extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        sendToAll(null);
                        String value = out.yield(null);
                        while (value != null && !left.isEmpty()) {
                            sendToAll(value);
                            value = out.yield(null);
                        }
                        return failures;
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachSinkGetsEachValue",
            explanation = "A null that is sent does not reach the sinks. null is a value like any other.")
    static final class SkipsNull extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                private boolean started;

                @Override
                void sendToAll(String value) {
                    if (value != null || !started) {
                        started = true;
                        super.sendToAll(value);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayReturn",
            explanation =
                    "After a sink was removed, the next one in the list moves to its index, and the loop skips it.")
    static final class SkipsAfterARemoval extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    for (int i = 0; i < left.size(); i++) {
                        if (ended(left.get(i), value)) {
                            left.remove(i);
                        }
                    }
                }

                private boolean ended(Coroutine<?, ? super String, ?> sink, String value) {
                    try {
                        return sink.send(value) instanceof Step.Returned;
                    } catch (Throwable failure) {
                        failures.add(failure);
                        return true;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayReturn",
            explanation =
                    "A sink is removed from the list in the middle of a loop over the same list. The loop then throws ConcurrentModificationException.")
    static final class RemovesWhileItLoops extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which is the mistake
                void sendToAll(String value) {
                    for (var sink : left) {
                        if (ended(sink, value)) {
                            left.remove(sink);
                        }
                    }
                }

                private boolean ended(Coroutine<?, ? super String, ?> sink, String value) {
                    try {
                        return sink.send(value) instanceof Step.Returned;
                    } catch (Throwable failure) {
                        failures.add(failure);
                        return true;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayReturn",
            explanation = "A sink that has returned stays in the list, and gets the next value after its end.")
    static final class KeepsASinkThatHasReturned extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    for (var sink : List.copyOf(left)) {
                        try {
                            sink.send(value);
                        } catch (Throwable failure) {
                            failures.add(failure);
                            left.remove(sink);
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayReturn",
            explanation = "The broadcast ends as soon as one sink has returned. The other sinks still take values.")
    static final class OneReturnEndsTheBroadcast extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    int sinks = left.size();
                    try {
                        sendToAll(null);
                        while (left.size() == sinks) {
                            sendToAll(out.yield(null));
                        }
                        return failures;
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndComesWithTheLastSink",
            explanation = "No sink is left, and yet the broadcast waits for the next value.")
    static final class NeverEnds extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        sendToAll(null);
                        while (true) {
                            sendToAll(out.yield(null));
                        }
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(caughtBy = "theEndComesWithTheLastSink", explanation = "The broadcast returns null instead of a list.")
    static final class NoListWithoutFailures extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    List<Throwable> returned = super.run(out);
                    return returned.isEmpty() ? null : returned;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndComesWithTheLastSink",
            explanation = "With no sinks at all, the broadcast still waits for a value before it returns.")
    static final class AsksForAValueFirst extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        sendToAll(null);
                        do {
                            sendToAll(out.yield(null));
                        } while (!left.isEmpty());
                        return failures;
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureStaysWithItsSink",
            explanation =
                    "The exception of one sink ends the broadcast, and its caller gets the exception. The other sinks had no part in it.")
    static final class StopsAtTheFirstFailure extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    left.removeIf(sink -> sink.send(value) instanceof Step.Returned);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureStaysWithItsSink",
            explanation =
                    "The sinks behind the one that throws do not get the value: the exception leaves the loop over the sinks.")
    static final class OneTryForAllSinks extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    List<Coroutine<?, ? super String, ?>> gone = new ArrayList<>();
                    Coroutine<?, ? super String, ?> now = null;
                    try {
                        for (var sink : left) {
                            now = sink;
                            if (sink.send(value) instanceof Step.Returned) {
                                gone.add(sink);
                            }
                        }
                    } catch (Throwable failure) {
                        failures.add(failure);
                        gone.add(now);
                    }
                    left.removeAll(gone);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureStaysWithItsSink",
            explanation = "An Error is no Exception. The Error of one sink ends the whole broadcast.")
    static final class CatchesOnlyExceptions extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    left.removeIf(sink -> {
                        try {
                            return sink.send(value) instanceof Step.Returned;
                        } catch (Exception failure) {
                            failures.add(failure);
                            return true;
                        }
                    });
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureStaysWithItsSink",
            explanation = "A sink that has thrown stays in the list, and gets the next value after its end.")
    static final class KeepsASinkThatHasFailed extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    left.removeIf(sink -> {
                        try {
                            return sink.send(value) instanceof Step.Returned;
                        } catch (Throwable failure) {
                            failures.add(failure);
                            return false;
                        }
                    });
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFailuresAreReturned",
            explanation = "The exceptions of the sinks are caught and forgotten. The broadcast returns an empty list.")
    static final class LosesTheFailures extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    super.sendToAll(value);
                    failures.clear();
                }
            };
        }
    }

    @Mistake(caughtBy = "theFailuresAreReturned", explanation = "The list begins with the newest exception.")
    static final class NewestFailureFirst extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    return super.run(out).reversed();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFailuresAreReturned",
            explanation =
                    "Two sinks have thrown the same exception, and it is in the list only once. So one of the two failures is lost.")
    static final class EachFailureOnce extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    return super.run(out).stream().distinct().toList();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theFailuresAreReturned",
            explanation = "Only the last exception is kept. The exceptions before it are lost.")
    static final class KeepsOnlyOneFailure extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    List<Throwable> all = super.run(out);
                    return all.isEmpty() ? all : List.of(all.getLast());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayEndAtItsStart",
            explanation = "A sink that throws at its start ends the whole broadcast. Only values are sent with care.")
    static final class StartsWithoutATry extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        left.removeIf(sink -> sink.next() instanceof Step.Returned);
                        while (!left.isEmpty()) {
                            sendToAll(out.yield(null));
                        }
                        return failures;
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayEndAtItsStart",
            explanation = "A sink has returned at its start, and still it gets the first value.")
    static final class StartsWithoutALook extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        left.removeIf(sink -> {
                            try {
                                sink.next();
                                return false;
                            } catch (Throwable failure) {
                                failures.add(failure);
                                return true;
                            }
                        });
                        while (!left.isEmpty()) {
                            sendToAll(out.yield(null));
                        }
                        return failures;
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkThatHasEndedBeforeHasFailed",
            explanation =
                    "The NoSuchElementException of a sink is taken for the usual end. But the sink did not get the value, and nobody learns that.")
    static final class EndedBeforeIsNoFailure extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    super.sendToAll(value);
                    failures.removeIf(NoSuchElementException.class::isInstance);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinks",
            explanation = "The broadcast is closed, but its sinks stay suspended for ever: nobody else closes them.")
    static final class ClosesNothing extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void closeAll() {}
            };
        }
    }

    @Mistake(caughtBy = "closeEndsAllSinks", explanation = "Only the first sink is closed.")
    static final class ClosesOnlyOne extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void closeAll() {
                    if (!left.isEmpty()) {
                        left.getFirst().close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinksAlsoIfOneFails",
            explanation = "One sink throws when it is closed, and the sinks behind it are not closed any more.")
    static final class StopsAtTheFirstCloseThatThrows extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void closeAll() {
                    left.forEach(Coroutine::close);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinksAlsoIfOneFails",
            explanation = "A sink throws when it is closed, and the caller of close() never learns that.")
    static final class SwallowsWhatCloseThrows extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void closeAll() {
                    try {
                        super.closeAll();
                    } catch (Throwable swallowed) {
                        failures.add(swallowed);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinksAlsoIfOneFails",
            explanation =
                    "An Error is no Exception. The Error of one sink keeps the sinks behind it from being closed.")
    static final class CloseCatchesOnlyExceptions extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new ClosesAll(sinks) {
                @Override
                void failed(Throwable failure) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    thrown = failure;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinksAlsoIfOneFails",
            explanation = "close() throws the last of the exceptions, not the first.")
    static final class TheLastFailureWins extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new ClosesAll(sinks) {
                @Override
                void failed(Throwable failure) {
                    thrown = failure;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeEndsAllSinksAlsoIfOneFails",
            explanation = "close() throws the first exception, and the exceptions of the other sinks are lost.")
    static final class OnlyTheFirstFailure extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new ClosesAll(sinks) {
                @Override
                void failed(Throwable failure) {
                    thrown = thrown == null ? failure : thrown;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "sinksMayShareTheirFailure",
            explanation = "The exception is added to itself as a suppressed one, and addSuppressed refuses that.")
    static final class SuppressesItself extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new ClosesAll(sinks) {
                @Override
                void failed(Throwable failure) {
                    if (thrown == null) {
                        thrown = failure;
                    } else {
                        thrown.addSuppressed(failure);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSinkMayRefuseToClose",
            explanation =
                    "Each sink is closed twice. A sink that yields when it is closed is still suspended, and so gets the signal again.")
    static final class ClosesTwice extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        return super.run(out);
                    } finally {
                        closeAll();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anExceptionThrownInClosesTheSinks",
            explanation =
                    "Only GeneratorExit closes the sinks. Any other exception that is thrown in leaves them suspended.")
    static final class ClosesOnlyWhenItIsClosed extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        sendToAll(null);
                        while (!left.isEmpty()) {
                            sendToAll(out.yield(null));
                        }
                        return failures;
                    } catch (GeneratorExit exit) {
                        closeAll();
                        throw exit;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anExceptionThrownInClosesTheSinks",
            explanation =
                    "The exception that is thrown in is taken for the failure of a sink: the broadcast returns, and its caller does not get the exception.")
    static final class SwallowsWhatIsThrownIn extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                public List<Throwable> run(Coroutine.Out<Void, String> out) {
                    try {
                        sendToAll(null);
                        while (!left.isEmpty()) {
                            sendToAll(out.yield(null));
                        }
                    } catch (RuntimeException failure) {
                        failures.add(failure);
                    } finally {
                        closeAll();
                    }
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theSameSinkTwice",
            explanation = "The sinks are kept in a set, so a sink that is in the list twice gets each value only once.")
    static final class EachSinkOnce extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    Set<Coroutine<?, ? super String, ?>> set = new LinkedHashSet<>(left);
                    left.clear();
                    left.addAll(set);
                    super.sendToAll(value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneThreadCallsTheSinks",
            explanation =
                    "A thread of its own calls each sink. So two sinks may run at the same time, their order is luck, and the threads change the list of failures together. A coroutine needs no thread: send returns at the next yield of the sink.")
    static final class AThreadForEachSink extends BroadcastContract {
        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<String>(sinks) {
                @Override
                void sendToAll(String value) {
                    List<Coroutine<?, ? super String, ?>> all = List.copyOf(left);
                    List<Coroutine<?, ? super String, ?>> kept = new ArrayList<>();
                    for (var sink : all) {
                        left.clear();
                        left.add(sink);
                        onAThread(() -> super.sendToAll(value));
                        kept.addAll(left);
                    }
                    left.clear();
                    left.addAll(kept);
                }
            };
        }

        private static void onAThread(Runnable call) {
            try {
                Thread.startVirtualThread(call).join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
