package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.generators.GeneratorExit;

/// What passes through coroutines that delegate to each other, and what each of them says about itself meanwhile.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
@Execution(ExecutionMode.CONCURRENT)
final class DelegationTest extends OnEachKind {
    private static final int LEVELS = 10;

    private final List<String> log = new ArrayList<>();

    private <Y, S, R> Coroutine<Y, S, R> nested(int levels, Coroutine<Y, S, R> innermost) {
        Coroutine<Y, S, R> coroutine = innermost;
        for (int level = 0; level < levels; level++) {
            coroutine = around(coroutine);
        }
        return coroutine;
    }

    @Test
    void anInnerIteratorIsYieldedToItsEnd() {
        Coroutine<Integer, Integer, String> outer = on.make(out -> {
            out.yieldFrom(List.of(1, 2).iterator());
            out.yieldFrom(List.<Integer>of().iterator());
            return "done";
        });
        assertEquals(new Step.Yielded<>(1), outer.next());
        assertEquals(new Step.Yielded<>(2), outer.next());
        assertEquals(new Step.Returned<>("done"), outer.next());
    }

    @Test
    void anExceptionPassesAllLevelsAsTheSameObjectWithItsCauseAndItsSuppressedExceptions() {
        var cause = new IOException("no milk");
        var suppressed = new IllegalArgumentException("no sugar");
        var failure = new IllegalStateException("no coffee", cause);
        failure.addSuppressed(suppressed);
        Coroutine<Integer, Integer, Integer> outer = nested(LEVELS, on.make(out -> {
            out.yield(1);
            throw failure;
        }));
        outer.next();
        assertSame(failure, assertThrows(IllegalStateException.class, outer::next));
        assertSame(cause, failure.getCause());
        assertEquals(List.of(suppressed), List.of(failure.getSuppressed()));
    }

    @Test
    void aCheckedExceptionThatIsThrownInComesBackAsTheSameObject() {
        var failure = new IOException("no milk");
        Coroutine<Integer, Integer, Integer> outer = nested(LEVELS, on.make(out -> out.yield(1)));
        outer.next();
        assertSame(failure, assertThrows(IOException.class, () -> outer.throwIn(failure)));
        assertNull(failure.getCause());
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void anExceptionThatReplacesAnotherKeepsItAsItsCause() {
        var failure = new IOException("no milk");
        Coroutine<Integer, Integer, Integer> outer = nested(LEVELS, on.make(out -> {
            try {
                return out.yield(1);
            } catch (Exception caught) {
                throw new IllegalArgumentException("no coffee", caught);
            }
        }));
        outer.next();
        assertSame(
                failure,
                assertThrows(IllegalArgumentException.class, () -> outer.throwIn(failure))
                        .getCause());
    }

    private static void fail() {
        throw new IllegalArgumentException("the machine is stuck");
    }

    @Test
    void aResourceThatFailsToCloseIsSuppressed() {
        var failure = new IOException("no milk");
        Coroutine<Integer, Integer, Integer> outer = nested(LEVELS, on.make(out -> {
            AutoCloseable machine = DelegationTest::fail;
            try (machine) {
                return out.yield(1);
            } catch (Exception caught) {
                throw Raise.asItIs(caught);
            }
        }));
        outer.next();
        assertSame(failure, assertThrows(IOException.class, () -> outer.throwIn(failure)));
        assertInstanceOf(IllegalArgumentException.class, failure.getSuppressed()[0]);
    }

    @Test
    void anEndThatEscapesFromTheInnermostBodyIsAnErrorWithThatCause() {
        var end = new NoSuchElementException("empty");
        Coroutine<Integer, Integer, Integer> outer = nested(LEVELS, on.make(_ -> {
            throw end;
        }));
        assertSame(end, assertThrows(IllegalStateException.class, outer::next).getCause());
    }

    @Test
    void throwInOfTheSignalClosesTheInnerCoroutineFirst() {
        Coroutine<Integer, Integer, Integer> inner = on.make(out -> {
            try {
                return out.yield(1);
            } finally {
                log.add("inner");
            }
        });
        Coroutine<Integer, Integer, Integer> outer = on.make(out -> {
            try {
                return out.yieldFrom(inner);
            } finally {
                log.add("outer");
            }
        });
        outer.next();
        var signal = new GeneratorExit();
        assertSame(signal, assertThrows(GeneratorExit.class, () -> outer.throwIn(signal)));
        assertEquals(List.of("inner", "outer"), log);
    }

    @Test
    void anOuterCoroutineCountsAsRunningWhileItsInnerCoroutineRuns() {
        var all = new ArrayList<Coroutine<Integer, Integer, Integer>>();
        all.add(on.make(out -> {
            log.add("runs: " + states(all));
            out.yield(1);
            log.add("runs again: " + states(all));
            return 2;
        }));
        all.add(around(all.getFirst()));
        all.add(on.make(out -> {
            out.yieldFrom(all.get(1));
            log.add("inner ones have ended: " + states(all));
            return out.yield(3);
        }));
        log.add("made: " + states(all));
        all.getLast().next();
        log.add("paused: " + states(all));
        all.getLast().next();
        all.getLast().close();
        log.add("closed: " + states(all));
        assertEquals(
                List.of(
                        "made: [CREATED, CREATED, CREATED]",
                        "runs: [RUNNING, RUNNING, RUNNING]",
                        "paused: [SUSPENDED, SUSPENDED, SUSPENDED]",
                        "runs again: [RUNNING, RUNNING, RUNNING]",
                        "inner ones have ended: [CLOSED, CLOSED, RUNNING]",
                        "closed: [CLOSED, CLOSED, CLOSED]"),
                log);
        assertEquals(2, all.getFirst().result());
        assertEquals(2, all.get(1).result());
    }

    private static List<State> states(List<Coroutine<Integer, Integer, Integer>> coroutines) {
        return coroutines.stream().map(Coroutine::state).toList();
    }

    @Test
    void anybodyMayCallTheInnerCoroutineBetweenTwoCallsOfTheOuterOne() {
        Coroutine<Integer, Integer, String> inner = on.make(out -> {
            out.yield(1);
            out.yield(2);
            out.yield(3);
            return "end";
        });
        Coroutine<Integer, Integer, String> outer = around(inner);
        assertEquals(new Step.Yielded<>(1), outer.next());
        assertEquals(new Step.Yielded<>(2), inner.next());
        assertEquals(new Step.Yielded<>(3), outer.next());
        assertEquals(new Step.Returned<>("end"), inner.next());
        assertEquals(new Step.Returned<>(null), outer.next()); // only the first to ask gets the result
    }

    @Test
    void twoCoroutinesMayDelegateToTheSameOne() {
        Coroutine<Integer, Integer, String> inner = on.make(out -> {
            out.yield(1);
            out.yield(2);
            out.yield(3);
            return "end";
        });
        Coroutine<Integer, Integer, String> one = around(inner);
        Coroutine<Integer, Integer, String> other = around(inner);
        assertEquals(new Step.Yielded<>(1), one.next());
        assertEquals(new Step.Yielded<>(2), other.next());
        assertEquals(new Step.Yielded<>(3), one.next());
        assertEquals(new Step.Returned<>("end"), other.next());
        assertEquals(new Step.Returned<>(null), one.next());
    }

    /// A nest that delegates by the loop of PEP 380 uses a part of the stack for each level, as in Python.
    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void manyLevelsWorkOnTheDefaultStack(int levels) {
        assumeTrue(levels == 100 || on.kind() != CoroutineKind.OBJECT);
        Coroutine<Integer, Integer, Integer> outer = nested(levels, on.make(out -> {
            int sum = 0;
            try {
                while (sum < 100) {
                    sum += out.yield(sum);
                }
            } catch (IllegalArgumentException thrown) {
                sum = out.yield(-1);
            }
            return sum;
        }));
        assertEquals(new Step.Yielded<>(0), outer.next());
        assertEquals(new Step.Yielded<>(40), outer.send(40));
        assertEquals(State.SUSPENDED, outer.state());
        assertEquals(new Step.Yielded<>(-1), outer.throwIn(new IllegalArgumentException()));
        assertEquals(new Step.Returned<>(7), outer.send(7));
        Coroutine<Integer, Integer, Integer> second = nested(levels, on.make(out -> {
            try {
                return out.yield(1);
            } finally {
                log.add("closed");
            }
        }));
        second.next();
        second.close();
        assertEquals(List.of("closed"), log);
    }
}
