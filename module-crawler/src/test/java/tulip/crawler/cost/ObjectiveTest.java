package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    @Test
    void oneOfAHundredRequestsMayBeLateOrFail() {
        assertEquals(Verdict.HELD, judge(0, 0));
        assertEquals(Verdict.HELD, judge(10, 0));
        assertEquals(Verdict.HELD, judge(5, 5));
        assertEquals(Verdict.LATE, judge(11, 0));
        assertEquals(Verdict.LATE, judge(6, 5));
        assertEquals(Verdict.ERRORS, judge(0, 11));
    }

    @Test
    void aLoadThatIsLateByATenthOfTheTimeAllowedSaysLittle() {
        assertFalse(new Objective(250).isLate(25));
        assertTrue(new Objective(250).isLate(26));
    }

    private static Verdict judge(int late, int failed) {
        Map<String, Integer> failures = failed == 0 ? Map.of() : Map.of("status 502", failed);
        return new Objective(250)
                .judge(new LoadResult(1_000, 1_000, 1_000 - failed, late, failures, 100, 120, 300, 1, 2));
    }
}
