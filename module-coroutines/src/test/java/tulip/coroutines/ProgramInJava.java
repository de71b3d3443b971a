package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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

    private static final Object GOES_ON = new Object();

    private final List<String> log = new ArrayList<>();
    private final List<Coroutine<Integer, Integer, Object>> coroutines = new ArrayList<>();

    private ProgramInJava() {}

    /// Runs a program from its first call to its last.
    ///
    /// @param make  makes each coroutine
    /// @return what has happened, line by line
    static List<String> run(
            Program program, Function<Body<Integer, Integer, Object>, Coroutine<Integer, Integer, Object>> make) {
        var run = new ProgramInJava();
        for (int me = 0; me < program.bodies().size(); me++) {
            int number = me;
            run.coroutines.add(make.apply(out -> {
                run.log.add(number + " begins");
                Object result = run.block(program.bodies().get(number), number, out);
                return result == GOES_ON ? null : result;
            }));
        }
        program.calls().forEach(run::call);
        return run.log;
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
            case Statement.Yield(int value) -> log.add(me + " got " + name(out.yield(value)));
            case Statement.YieldFrom(int other) ->
                log.add(me + " result " + name(out.yieldFrom(coroutines.get(other))));
            case Statement.YieldFromIterator(int count) -> {
                out.yieldFrom(IntStream.range(0, count).boxed().iterator());
                log.add(me + " iterated");
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

    private Object attempt(Statement.Try attempt, int me, Out<Integer, Integer> out) {
        Throwable pending = null;
        Object result = GOES_ON;
        try {
            result = block(attempt.body(), me, out);
        } catch (Throwable thrown) {
            pending = thrown;
        }
        if (pending != null && attempt.caught() != null && isCaught(pending, attempt.caught())) {
            log.add(me + " caught " + name(pending));
            pending = null;
            try {
                result = block(attempt.handler(), me, out);
            } catch (Throwable thrown) {
                pending = thrown;
            }
        }
        if (attempt.cleanup() != null) {
            log.add(me + " finally");
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
        try {
            log.add(what + (call.method().equals("close") ? closed(called) : answer(step(call, called))) + states());
        } catch (Throwable thrown) {
            boolean past = ended
                    && thrown instanceof NoSuchElementException
                    && !call.method().equals("throw");
            log.add(what + (past ? "ended before" : "threw " + name(thrown)) + states());
            if (call.loud()) {
                throw thrown;
            }
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
