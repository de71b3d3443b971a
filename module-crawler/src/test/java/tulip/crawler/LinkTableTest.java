package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.http.Headers;

/// Checks the links of the small pages in the table `pages.txt`, whose head explains it.
class LinkTableTest {
    private static final Url PAGE = Url.parse("http://h/dir/page.html");
    private static final Pattern ESCAPE = Pattern.compile("\\\\x(..)|\\\\\\{(\\d+)}|\\\\(\\\\)|([^\\\\]+)");

    /// A row. A key may occur several times.
    record Row(int line, String title, Map<String, List<String>> values) {
        String value(String key, String missing) {
            return String.join("\n", values.getOrDefault(key, List.of(missing)));
        }

        Response response() {
            var fields = new Headers();
            if (!value("Type", "").equals("-")) {
                fields.add("Content-Type", value("Type", "text/html; charset=utf-8"));
            }
            for (String field : values.getOrDefault("Field", List.of())) {
                fields.add(field.substring(0, field.indexOf(": ")), field.substring(field.indexOf(": ") + 2));
            }
            return new Response(200, fields, body());
        }

        private byte[] body() {
            var body = new ByteArrayOutputStream();
            for (MatchResult part : ESCAPE.matcher(value("Page", "")).results().toList()) {
                if (part.group(1) != null) {
                    body.write(Integer.parseInt(part.group(1), 16));
                } else if (part.group(2) != null) {
                    body.writeBytes(" ".repeat(Integer.parseInt(part.group(2))).getBytes(StandardCharsets.US_ASCII));
                } else {
                    String text = part.group(3) != null ? part.group(3) : part.group(4);
                    body.writeBytes(text.getBytes(Charset.forName(value("As", "utf-8"))));
                }
            }
            return body.toByteArray();
        }

        @Override
        public String toString() {
            return "line " + line + ": " + title;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream table = LinkTableTest.class.getResourceAsStream("pages.txt")) {
            String[] lines = new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].startsWith("== ")) {
                    rows.add(new Row(i + 1, lines[i].substring(3), new HashMap<>()));
                } else if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                    int colon = lines[i].indexOf(':');
                    rows.getLast()
                            .values
                            .computeIfAbsent(lines[i].substring(0, colon), _ -> new ArrayList<>())
                            .add(lines[i].substring(colon + 1).strip());
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thePageHasTheseLinks(Row row) {
        var page = assertInstanceOf(
                Outcome.Page.class, Pages.outcome(PAGE, row.response(), Limits.DEFAULT, new AllLinks()));
        var expected = new TreeSet<>(Arrays.asList(row.value("Links", "").split(" ", -1)));
        expected.remove("");
        assertEquals(
                expected,
                new TreeSet<>(page.links().stream().map(LinkTableTest::shown).toList()));
        assertEquals(
                row.value("Refresh", ""),
                page.refresh().map(LinkTableTest::shown).orElse(""));
    }

    @Test
    void theTableHasAtLeast150Rows() throws IOException {
        List<Row> rows = rows();
        assertTrue(rows.size() >= 150, () -> rows.size() + " rows");
    }

    private static String shown(Url url) {
        return url.sameOrigin(PAGE) ? url.pathAndQuery() : url.toString();
    }
}
