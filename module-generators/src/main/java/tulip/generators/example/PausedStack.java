package tulip.generators.example;

import java.util.Arrays;
import java.util.stream.Collectors;
import tulip.generators.Generator.Out;
import tulip.generators.GeneratorObject;
import tulip.generators.Suspension;

/// Shows a body while it is paused: the calls on its stack, and the local variables of each call.
final class PausedStack {
    private PausedStack() {}

    private static void walk(Menu menu, int depth, Out<String> out) {
        String locals = "with menu = " + menu.name() + ", depth = " + depth;
        try {
            IO.println("body    yields " + locals);
            out.yield(menu.name());
            IO.println("body    goes on " + locals);
            for (Menu part : menu.parts()) {
                walk(part, depth + 1, out);
                IO.println("body    is back " + locals);
            }
        } finally {
            IO.println("body    leaves a call " + locals);
        }
    }

    static void main() {
        var walk = new GeneratorObject<String>(Suspension.chosen(), out -> walk(Menu.today(), 0, out));
        IO.println("caller  has made the generator");
        show(walk);
        for (int asked = 0; asked < 4; asked++) {
            IO.println("caller  gets " + walk.next());
            show(walk);
        }
        IO.println("caller  closes");
        walk.close();
        show(walk);
    }

    private static void show(GeneratorObject<?> walk) {
        IO.println("          state           " + walk.state());
        IO.println("          body's stack    " + calls(walk.getStackTrace()));
        IO.println("          caller's stack  " + calls(Thread.currentThread().getStackTrace()));
    }

    /// Names the calls of this program's named methods, innermost call first, each with its line.
    private static String calls(StackTraceElement[] stack) {
        String calls = Arrays.stream(stack)
                .filter(call -> call.getClassName().equals(PausedStack.class.getName()))
                .filter(call -> !call.getMethodName().startsWith("lambda"))
                .map(call -> call.getMethodName() + ":" + call.getLineNumber())
                .collect(Collectors.joining(" from "));
        return calls.isEmpty() ? "nothing" : calls;
    }
}
