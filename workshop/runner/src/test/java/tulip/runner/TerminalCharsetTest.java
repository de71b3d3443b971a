package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts a command in a JVM whose terminal has another character set.
@Execution(ExecutionMode.CONCURRENT)
final class TerminalCharsetTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aWorkshop() throws IOException {
        Workshop.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "th-TH-u-nu-thai", "tr-TR"})
    void aTerminalWithoutUnicodeGetsAscii(String tag) throws Exception {
        Locale locale = Locale.forLanguageTag(tag);
        String ascii = start(locale, "US-ASCII");
        assertTrue(ascii.chars().allMatch(c -> c < 128), ascii);
        assertTrue(ascii.contains(". 0 done") || ascii.contains("+ 0 done"), ascii);
        assertTrue(start(locale, "UTF-8").contains("✓ 0 done"));
    }

    /// Starts `list` in a JVM of its own.
    private String start(Locale locale, String charset) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=" + locale.getLanguage(),
                        "-Duser.country=" + locale.getCountry(),
                        "-Duser.extensions=" + (locale.hasExtensions() ? "u-nu-thai" : ""),
                        "-Dstdout.encoding=" + charset,
                        "-Dtulip.home=" + folder.toRealPath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "list")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        return out;
    }
}
