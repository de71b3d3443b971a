package tulip.crawler.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

class SiteChoiceTest {
    private static final SiteChoice.Generated GENERATED =
            new SiteChoice.Generated(new SiteSpec(10, 6, Shape.STAR, 512, Long.MIN_VALUE), Latency.parse("50ms"));

    static List<SiteChoice> choices() {
        Path odd = Path.of("a \"folder\" – ünd").toAbsolutePath();
        return List.of(
                GENERATED,
                new SiteChoice.Folder(odd, null, Latency.parse("uniform:1-2"), 1),
                new SiteChoice.Folder(odd, "--start\n.html", Latency.parse("lognormal:50,0.5"), Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void theDocumentGivesTheSameSite(SiteChoice choice) {
        assertEquals(choice, SiteChoice.fromJson(new JsonObject(choice.toJson().encode())));
    }

    @Test
    void theOptionsAreThoseOfTheCommandLine() {
        assertEquals(
                "--pages 10 --links 6 --shape star --page-bytes 512 --seed -9223372036854775808 --latency 50",
                String.join(" ", GENERATED.options()));
    }
}
