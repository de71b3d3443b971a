package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.HangStory;

final class BodyTellerTest {
    private final BodyTeller teller = new BodyTeller();

    /// Stands for a check, since only the lines of answers and checks are told.
    private static final class ShopContract {
        static Generator<String> barista() {
            return Generator.of(out -> out.yield("tea"));
        }
    }

    @Test
    void aPausedBodyOfThisCheckIsTold() {
        try (var before = ShopContract.barista()) {
            before.next();
            teller.checkBegins();
            assertEquals(HangStory.NOTHING, teller.tell());
            try (var during = ShopContract.barista()) {
                during.next();
                HangStory story = teller.tell();
                assertTrue(story.picture().isEmpty());
                assertTold(
                        List.of(
                                "not ended: generator BodyTellerTest\\$ShopContract@\\w+ \\(BodyTellerTest.java:\\d+\\)"),
                        story.told());
            }
            assertEquals(HangStory.NOTHING, teller.tell());
        }
    }

    @Test
    void bodiesThatPauseAtOneLineAreToldOnce() {
        teller.checkBegins();
        var bodies = new ArrayList<Generator<String>>();
        for (int i = 0; i < 3; i++) {
            bodies.add(ShopContract.barista());
            bodies.getLast().next();
        }
        assertEquals(1, teller.tell().told().size());
        bodies.forEach(Generator::close);
    }

    private static void assertTold(List<String> patterns, List<String> told) {
        assertEquals(patterns.size(), told.size(), told::toString);
        for (int i = 0; i < told.size(); i++) {
            assertTrue(told.get(i).matches(patterns.get(i)), told.get(i));
        }
    }
}
