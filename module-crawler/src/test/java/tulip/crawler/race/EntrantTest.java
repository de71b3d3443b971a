package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
