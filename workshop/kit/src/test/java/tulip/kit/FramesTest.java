package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FramesTest {
    @Test
    void aFrameWithoutAFileIsNoLineOfTheAnswer() {
        var line = new StackTraceElement("tulip.generators.exercise.MyTreeWalk", "walk", "MyTreeWalk.java", 21);
        var lambda = new StackTraceElement("tulip.generators.exercise.MyTreeWalk$$Lambda/0x01", "run", null, -1);
        assertEquals(List.of(line), Frames.ofAnswer(new StackTraceElement[] {line, lambda}));
    }
}
