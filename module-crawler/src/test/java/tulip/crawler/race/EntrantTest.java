package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tulip.crawler.engine.EngineKind;

class EntrantTest {
    @Test
    void anEngineNamedTwiceHasTwoLanes() {
        assertEquals(
                List.of(
                        new Entrant("virtual", EngineKind.VIRTUAL, 0),
                        new Entrant("virtual (2)", EngineKind.VIRTUAL, 0),
                        new Entrant("virtual+8", EngineKind.VIRTUAL, 8)),
                Entrant.parse(List.of("virtual", "virtual", "virtual+8")));
    }

    @Test
    void aLaneMayHaveAPoolOfItsOwn() {
        assertEquals(
                List.of(
                        new Entrant("threads:200", EngineKind.THREADS, OptionalInt.of(200), 0),
                        new Entrant("threads:200 (2)", EngineKind.THREADS, OptionalInt.of(200), 0),
                        new Entrant("threads:50+8", EngineKind.THREADS, OptionalInt.of(50), 8)),
                Entrant.parse(List.of("threads:200", "threads:200", "threads:50+8")));
        Entrant own = Entrant.parse(List.of("threads:200")).getFirst();
        assertEquals(200, own.atOnce(500, 100));
        assertEquals(150, own.atOnce(150, 100));
        assertEquals(100, Entrant.parse(List.of("threads")).getFirst().atOnce(500, 100));
        assertRefused("'virtual:50': virtual has no pool of threads. These have: threads", "virtual:50");
        assertRefused("'threads:0' must have a number of threads after the :", "threads:0");
        assertRefused("'threads:' must have", "threads:");
        assertRefused("'threads:many' must have", "threads:many");
        assertRefused("there is no engine 'fast:5'", "fast:5");
    }

    @Test
    void aNameOfNothingIsOneSentence() {
        assertRefused("there is no engine 'fast'", "fast");
        assertRefused("'virtual+soon' must end in a number of milliseconds", "virtual+soon");
        assertRefused("must end in a number", "virtual+");
        assertRefused("there is no engine ''", "");
    }

    private static void assertRefused(String sentence, String name) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Entrant.parse(List.of(name)));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }
}
