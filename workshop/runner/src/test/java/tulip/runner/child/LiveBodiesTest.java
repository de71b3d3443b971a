package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tulip.coroutines.Coroutine;

final class LiveBodiesTest {
    /// Stands for a check, since only the lines of answers and checks are told.
    private static final class ShopContract {
        static Coroutine<String, String, Void> barista() {
            return Coroutine.of(out -> {
                out.yield("cup?");
                return null;
            });
        }

        static Coroutine<String, String, Void> shop() {
            return Coroutine.of(out -> out.yieldFrom(barista()));
        }
    }

    @Test
    void aPausedCoroutineIsToldOnceWithTheOneItDelegatesTo() {
        var bodies = new LiveBodies();
        try (var before = ShopContract.barista()) {
            before.next();
            bodies.remember();
            assertEquals(Optional.empty(), bodies.tell());
            try (var shop = ShopContract.shop()) {
                shop.next();
                String told = bodies.tell().orElseThrow();
                String name = "coroutine LiveBodiesTest\\$ShopContract@\\w+";
                assertTrue(
                        told.matches(
                                name
                                        + ", which delegates to LiveBodiesTest\\$ShopContract@\\w+ \\(LiveBodiesTest.java:\\d+\\)"),
                        told);
            }
            assertEquals(Optional.empty(), bodies.tell());
        }
    }
}
