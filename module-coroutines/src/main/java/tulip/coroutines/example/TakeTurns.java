package tulip.coroutines.example;

import java.util.ArrayDeque;
import java.util.List;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Step;

/// Tasks that take turns: each yield hands the turn on. In Python: python/take_turns.py.
final class TakeTurns {
    private TakeTurns() {}

    private static Coroutine<Void, Void, Void> worker(String name, int cups) {
        return Coroutine.of(out -> {
            for (int cup = 1; cup <= cups; cup++) {
                IO.println(name + " " + cup);
                out.yield(null);
            }
            return null;
        });
    }

    static void main() {
        var ready = new ArrayDeque<>(List.of(worker("cashier", 3), worker("barista", 2)));
        while (!ready.isEmpty()) {
            var task = ready.remove();
            if (task.next() instanceof Step.Yielded) {
                ready.add(task);
            }
        }
    }
}
