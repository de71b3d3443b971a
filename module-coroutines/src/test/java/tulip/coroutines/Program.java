package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A random program of a few coroutines, and of calls of them. It has no loops, so it ends. [ProgramInJava] runs it,
/// and [ProgramInPython] writes it as Python.
///
/// @param bodies  of the coroutines, by their numbers
/// @param calls   made from outside, one after the other
record Program(List<List<Statement>> bodies, List<Statement.Call> calls) {
    /// A statement of a body.
    sealed interface Statement {
        record Yield(int value) implements Statement {}

        record YieldFrom(int coroutine) implements Statement {}

        record YieldFromIterator(int count) implements Statement {}

        record Return(int value) implements Statement {}

        record Raise(String exception) implements Statement {}

        /// A try with a handler, a finally, or both.
        ///
        /// @param caught   the exceptions that the handler is for; null: there is no handler
        /// @param cleanup  null: there is no finally
        record Try(List<Statement> body, String caught, List<Statement> handler, List<Statement> cleanup)
                implements Statement {}

        /// Calls another coroutine, and logs what it gives.
        ///
        /// @param method    next, send, throw or close
        /// @param argument  a number to send, or an exception to throw in
        /// @param loud      whether an exception goes on to the caller
        record Call(String method, int coroutine, Object argument, boolean loud) implements Statement {}
    }

    static final List<String> EXCEPTIONS = List.of("A", "A", "B", "StopIteration", "GeneratorExit");
    static final List<String> CAUGHT = List.of("A", "B", "Exception", "GeneratorExit", "BaseException");

    /// Makes the program of a seed.
    static Program random(long seed) {
        var random = new Random(seed);
        int count = 1 + random.nextInt(4);
        var made = new Object() {
            List<Statement> block(int me, int depth) {
                return IntStream.range(0, 1 + random.nextInt(depth == 0 ? 5 : 3))
                        .mapToObj(i -> statement(me, depth))
                        .toList();
            }

            Statement statement(int me, int depth) {
                return switch (random.nextInt(depth < 3 ? 16 : 10)) {
                    case 0, 1, 2, 3 -> new Statement.Yield(random.nextInt(100));
                    case 4, 5 -> new Statement.YieldFrom(other(me));
                    case 6 -> new Statement.YieldFromIterator(random.nextInt(3));
                    case 7 ->
                        random.nextInt(3) == 0 ? new Statement.Return(random.nextInt(100)) : new Statement.Yield(7);
                    case 8 -> random.nextInt(3) == 0 ? new Statement.Raise(exception()) : new Statement.Yield(8);
                    case 9 -> call(other(me));
                    default -> attempt(me, depth + 1);
                };
            }

            Statement attempt(int me, int depth) {
                boolean handled = random.nextInt(3) > 0;
                boolean cleaned = !handled || random.nextBoolean();
                return new Statement.Try(
                        block(me, depth),
                        handled ? CAUGHT.get(random.nextInt(CAUGHT.size())) : null,
                        handled ? block(me, depth) : null,
                        cleaned ? block(me, depth) : null);
            }

            Statement.Call call(int coroutine) {
                boolean loud = random.nextInt(4) == 0;
                return switch (random.nextInt(8)) {
                    case 0, 1, 2 -> new Statement.Call("next", coroutine, null, loud);
                    case 3, 4 -> new Statement.Call("send", coroutine, random.nextInt(100), loud);
                    case 5, 6 -> new Statement.Call("throw", coroutine, exception(), loud);
                    default -> new Statement.Call("close", coroutine, null, loud);
                };
            }

            // Mostly a later coroutine, because most calls of an earlier one are refused: it runs.
            int other(int me) {
                return me + 1 < count && random.nextInt(4) > 0
                        ? me + 1 + random.nextInt(count - me - 1)
                        : random.nextInt(count);
            }

            String exception() {
                return EXCEPTIONS.get(random.nextInt(EXCEPTIONS.size()));
            }
        };
        var bodies = IntStream.range(0, count).mapToObj(me -> made.block(me, 0)).toList();
        List<Statement.Call> calls = new ArrayList<>();
        calls.add(new Statement.Call("next", 0, null, false));
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            Statement.Call call = made.call(random.nextInt(3) > 0 ? 0 : random.nextInt(count));
            calls.add(new Statement.Call(call.method(), call.coroutine(), call.argument(), false));
        }
        return new Program(bodies, calls);
    }
}
