package tulip.coroutines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import tulip.coroutines.Coroutine.Body;
import tulip.coroutines.Coroutine.Out;
import tulip.coroutines.Program.Statement;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;

/// Runs a [Program], and logs what each body and each call does.
@SuppressWarnings("ReferenceEquality") // GOES_ON is one object
final class ProgramInJava {
    /// An exception of the program's own.
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String name) {
            super(name, null, false, false);
        }
    }

    /// What has happened.
    ///
    /// @param lines  the log; if the program has come to a difference that is wanted, up to there
    /// @param whole  whether it has not
    record Log(List<String> lines, boolean whole) {}

    private static final Object GOES_ON = new Object();

    private final List<String> log = new ArrayList<>();
    private final List<Coroutine<Integer, Integer, Object>> coroutines = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>(); // by the calls that are under way, the outermost first
    private final Map<Integer, Integer> inner = new HashMap<>(); // who delegates to whom
    private boolean differs; // whether the program has come to a difference that is wanted

    private ProgramInJava() {}

    /// Runs a program from its first call to its last.
    ///
    /// @param make  makes each coroutine
    static Log run(
            Program program, Function<Body<Integer, Integer, Object>, Coroutine<Integer, Integer, Object>> make) {
        var run = new ProgramInJava();
        for (int me = 0; me < program.bodies().size(); me++) {
            int number = me;
            run.coroutines.add(make.apply(out -> {
                run.log(number + " begins");
                Object result = run.block(program.bodies().get(number), number, out);
                return result == GOES_ON ? null : result;
            }));
        }
        program.calls().forEach(run::call);
        return new Log(run.log, !run.differs);
    }

    /// Runs the statements, and gives what the body returns, or GOES_ON.
    private Object block(List<Statement> block, int me, Out<Integer, Integer> out) {
        for (Statement statement : block) {
            Object result = perform(statement, me, out);
            if (result != GOES_ON) {
                return result;
            }
        }
        return GOES_ON;
    }

    private Object perform(Statement statement, int me, Out<Integer, Integer> out) {
        switch (statement) {
            case Statement.Yield(int value) -> log(me + " got " + name(out.yield(value)));
            case Statement.YieldFrom(int other) -> log(me + " result " + name(delegate(me, other, out)));
            case Statement.YieldFromIterator(int count) -> {
                out.yieldFrom(IntStream.range(0, count).boxed().iterator());
                log(me + " iterated");
            }
            case Statement.Return(int value) -> {
                return value;
            }
            case Statement.Raise(String exception) -> throw Raise.asItIs(exception(exception));
            case Statement.Try attempt -> {
                return attempt(attempt, me, out);
            }
            case Statement.Call call -> call(call);
        }
        return GOES_ON;
    }

    private Object delegate(int me, int other, Out<Integer, Integer> out) {
        stopIfItDiffers(other);
        inner.put(me, other);
        try {
            return out.yieldFrom(coroutines.get(other));
        } finally {
            inner.remove(me);
        }
    }

    private Object attempt(Statement.Try attempt, int me, Out<Integer, Integer> out) {
        Throwable pending = null;
        Object result = GOES_ON;
        try {
            result = block(attempt.body(), me, out);
        } catch (Throwable thrown) {
            pending = thrown;
        }
        if (pending != null && attempt.caught() != null && isCaught(pending, attempt.caught())) {
            log(me + " caught " + name(pending));
            pending = null;
            try {
                result = block(attempt.handler(), me, out);
            } catch (Throwable thrown) {
                pending = thrown;
            }
        }
        if (attempt.cleanup() != null) {
            log(me + " finally");
            Object instead = block(attempt.cleanup(), me, out);
            if (instead != GOES_ON) {
                return instead;
            }
        }
        if (pending != null) {
            throw Raise.asItIs(pending);
        }
        return result;
    }

    private void call(Statement.Call call) {
        Coroutine<Integer, Integer, Object> called = coroutines.get(call.coroutine());
        boolean ended = called.state() == State.CLOSED;
        String what = call.method() + " " + call.coroutine() + ": ";
        stopIfItDiffers(call.coroutine());
        asked.add(call.coroutine());
        try {
            log(what + (call.method().equals("close") ? closed(called) : answer(step(call, called))) + states());
        } catch (Throwable thrown) {
            boolean past = ended
                    && thrown instanceof NoSuchElementException
                    && !call.method().equals("throw");
            log(what + (past ? "ended before" : "threw " + name(thrown)) + states());
            if (call.loud()) {
                throw thrown;
            }
        } finally {
            asked.removeLast();
        }
    }

    /// Ends the log before a chain refuses what CPython does: somebody else runs the coroutine to which this one
    /// delegates (decision record 28).
    private void stopIfItDiffers(int target) {
        Set<Integer> running = new LinkedHashSet<>();
        asked.forEach(each -> running.addAll(from(each)));
        Set<Integer> below = from(target);
        differs |= coroutines.get(target) instanceof ChainedCoroutine
                && !running.contains(target)
                && below.stream().anyMatch(running::contains);
    }

    /// A coroutine, and those that it delegates to.
    private Set<Integer> from(Integer coroutine) {
        Set<Integer> chain = new LinkedHashSet<>();
        for (Integer each = coroutine; each != null && chain.add(each); each = inner.get(each)) {}
        return chain;
    }

    private void log(String line) {
        if (!differs) {
            log.add(line);
        }
    }

    private static Step<Integer, Object> step(Statement.Call call, Coroutine<Integer, Integer, Object> called) {
        return switch (call.method()) {
            case "next" -> called.next();
            case "send" -> called.send((Integer) call.argument());
            default -> called.throwIn(exception((String) call.argument()));
        };
    }

    private static String closed(Coroutine<?, ?, ?> called) {
        called.close();
        return "closed";
    }

    private static String answer(Step<Integer, Object> step) {
        return switch (step) {
            case Step.Yielded<Integer, Object>(var value) -> "yielded " + name(value);
            case Step.Returned<Integer, Object>(var value) -> "returned " + name(value);
        };
    }

    private String states() {
        var states = new ArrayList<String>();
        coroutines.forEach(each -> states.add(each.state().toString()));
        return " " + states;
    }

    private static boolean isCaught(Throwable thrown, String caught) {
        return switch (caught) {
            case "Exception" -> thrown instanceof Exception;
            case "BaseException" -> true;
            default -> name(thrown).equals(caught);
        };
    }

    private static Throwable exception(String name) {
        return switch (name) {
            case "StopIteration" -> new NoSuchElementException();
            case "GeneratorExit" -> new GeneratorExit();
            default -> new Failure(name);
        };
    }

    private static String name(Object value) {
        return switch (value) {
            case null -> "None";
            case Failure failure -> failure.getMessage();
            case AlreadyRunning _ -> "running";
            case GeneratorExit _ -> "GeneratorExit";
            case NoSuchElementException _ -> "StopIteration";
            case UnsupportedOperationException _ -> "no send";
            case IllegalStateException leaked when leaked.getCause() instanceof NoSuchElementException -> "leaked";
            case IllegalStateException stubborn when stubborn.getMessage().contains("yielded when") -> "ignored exit";
            case IllegalStateException fresh when fresh.getMessage().contains("has not begun") -> "not begun";
            default -> value.toString();
        };
    }
}
