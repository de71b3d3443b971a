package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Compares [Url] with every case of the web platform tests whose input or base is an `http` or `https` address.
///
/// The file `url/resources/urltestdata.json` is not part of this project; `-Dtulip.wpt=FILE` names it.
@Tag("slow")
class WptUrlTest {
    private static final Optional<Path> FILE =
            Optional.ofNullable(System.getProperty("tulip.wpt")).map(Path::of);

    @Test
    void everyCaseHasTheExpectedValue() throws Exception {
        assumeTrue(FILE.isPresent(), "-Dtulip.wpt is not given");
        List<JsonObject> cases = cases();
        List<String> differences = new ArrayList<>();
        for (JsonObject each : cases) {
            if (!actual(each).equals(expected(each))) {
                differences.add(each.getString("input") + " with base " + each.getString("base") + " must be "
                        + expected(each).orElse("refused") + " but is "
                        + actual(each).orElse("refused"));
            }
        }
        assertTrue(cases.size() > 400, () -> "only " + cases.size() + " cases");
        assertEquals(List.of(), differences);
        Files.writeString(Path.of("target", "wpt-urls"), cases.size() + " cases, each with the expected value");
    }

    private static List<JsonObject> cases() throws Exception {
        return new JsonArray(Files.readString(FILE.orElseThrow()))
                .stream()
                        .filter(JsonObject.class::isInstance) // the other elements are comments
                        .map(JsonObject.class::cast)
                        .filter(each -> isWeb(each.getString("input")) || isWeb(each.getString("base")))
                        .toList();
    }

    private static boolean isWeb(String text) {
        return text != null
                && text.replaceAll("[\t\n\r]", "").replaceAll("^[\0- ]+", "").matches("(?is)https?:.*");
    }

    private static Optional<String> actual(JsonObject each) {
        String base = each.getString("base");
        try {
            Optional<Url> url = isWeb(base)
                    ? Url.parse(base).resolve(each.getString("input"))
                    : Optional.of(Url.parse(each.getString("input")));
            return url.map(Url::toString);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /// The expected address without user name, password and fragment, which a [Url] does not have.
    private static Optional<String> expected(JsonObject each) {
        if (each.getBoolean("failure", false) || !isWeb(each.getString("protocol"))) {
            return Optional.empty();
        }
        String href = each.getString("href").replaceFirst("#.*", "");
        int path = href.indexOf('/', "https://".length());
        return Optional.of(each.getString("protocol") + "//" + each.getString("host") + href.substring(path));
    }
}
