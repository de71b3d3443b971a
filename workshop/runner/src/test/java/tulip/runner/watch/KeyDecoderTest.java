package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class KeyDecoderTest {
    private final KeyDecoder decoder = new KeyDecoder();

    @Test
    void aLetterIsAKey() {
        assertEquals("nq?", signs("nq?"));
    }

    @Test
    void cursorKeysAreOneSignEach() {
        assertEquals("↑↓⇞⇟↑", signs("\033[A\033[B\033[5~\033[6~\033OA"));
    }

    @Test
    void anEscapeAloneIsAKeyOnceNothingFollows() {
        assertEquals("", signs("\033"));
        assertEquals(KeyDecoder.ESCAPE, decoder.pause().orElseThrow());
        assertEquals("x", signs("x"));
    }

    @Test
    void whatATerminalAnswersToAQuestionIsNoKey() {
        assertEquals("q", signs("\033[?2026;2$y\033[1;5Cq"));
    }

    @Test
    void enterAndBackspaceAreTheSameOnEveryTerminal() {
        assertEquals("\n\n\b\b", signs("\r\n\177\b"));
    }

    @Test
    void signsBeyondAsciiAreNoKeys() {
        assertEquals("n", signs("ňn"));
    }

    private String signs(String typed) {
        var signs = new StringBuilder();
        for (byte each : typed.getBytes(StandardCharsets.UTF_8)) {
            decoder.take(Byte.toUnsignedInt(each)).ifPresent(signs::append);
        }
        return signs.toString();
    }
}
