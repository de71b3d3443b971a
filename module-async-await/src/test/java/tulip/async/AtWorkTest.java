package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.generators.Suspension;

/// The same programs as people write them at work: they do the same.
final class AtWorkTest {
    @ParameterizedTest
    @ValueSource(strings = {"VirtualPrices", "CompletablePrices", "VertxPrices", "VertxAwaitPrices"})
    void thePricesAreTheSame(String program) throws Exception {
        assertEquals(outputOf("Prices"), outputOf(program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VertxCups", "VertxAwaitCups"})
    void onOneContextTheOrderOfTheCupsIsTheSame(String program) throws Exception {
        assertEquals(outputOf("Cups"), outputOf(program));
    }

    /// Either barista may be first, because they run on several threads.
    @ParameterizedTest
    @ValueSource(strings = {"VirtualCups", "CompletableCups"})
    void onSeveralThreadsEachCupIsMadeOnce(String program) throws Exception {
        List<String> made = outputOf(program).lines().toList();
        assertTrue(made.stream().allMatch(line -> line.matches("(Ada|Linus): .*")), made::toString);
        assertEquals(
                List.of("espresso", "flat white", "tea"),
                made.stream()
                        .map(line -> line.substring(line.indexOf(": ") + 2))
                        .sorted()
                        .toList());
    }

    private static String outputOf(String program) throws Exception {
        return ChapterTest.outputOf(program, Suspension.chosen());
    }
}
