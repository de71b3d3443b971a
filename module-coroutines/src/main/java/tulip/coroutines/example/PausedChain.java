package tulip.coroutines.example;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tulip.coroutines.ChainedCoroutine;
import tulip.coroutines.Coroutine.Body;
import tulip.coroutines.Coroutine.Out;
import tulip.generators.Suspension;

/// Shows coroutines of which each delegates to the next: their states, and the calls that stand still in each of them.
final class PausedChain {
    private final ChainedCoroutine<String, String, Integer> machine = coroutine(this::steam);
    private final ChainedCoroutine<String, String, Integer> barista = coroutine(this::make);
    private final ChainedCoroutine<String, String, Integer> shop = coroutine(this::open);

    private static ChainedCoroutine<String, String, Integer> coroutine(Body<String, String, Integer> body) {
        return new ChainedCoroutine<>(Suspension.chosen(), body);
    }

    private int open(Out<String, String> out) {
        return out.yieldFrom(barista);
    }

    private int make(Out<String, String> out) {
        call(out, "hello"); // a plain call, and yet it can pause
        return out.yieldFrom(machine);
    }

    private void call(Out<String, String> out, String what) {
        String answer = out.yield(what);
        IO.println("barista  hears " + answer);
    }

    private int steam(Out<String, String> out) {
        IO.println("machine  runs");
        showStates();
        String milk = out.yield("milk?");
        IO.println("machine  hears " + milk);
        return 1;
    }

    private void showStates() {
        IO.println("           shop, barista, machine are " + List.of(shop.state(), barista.state(), machine.state()));
    }

    private void show(String what) {
        IO.println(what);
        showStates();
        IO.println("           shop's stack    " + calls(shop.getStackTrace()));
        IO.println("           barista's stack " + calls(barista.getStackTrace()));
        IO.println("           machine's stack " + calls(machine.getStackTrace()));
    }

    /// Names the calls of the bodies, innermost call first, each with its line.
    private static String calls(StackTraceElement[] stack) {
        String calls = Arrays.stream(stack)
                .filter(call -> List.of("open", "make", "call", "steam").contains(call.getMethodName()))
                .map(call -> call.getMethodName() + ":" + call.getLineNumber())
                .collect(Collectors.joining(" from "));
        return calls.isEmpty() ? "nothing" : calls;
    }

    private void tell() {
        show("caller   has made three coroutines");
        shop.next();
        show("caller   gets hello");
        shop.send("hello");
        show("caller   gets milk?");
        shop.send("here it is");
        show("caller   gets the end: " + shop.result());
    }

    static void main() {
        new PausedChain().tell();
    }
}
