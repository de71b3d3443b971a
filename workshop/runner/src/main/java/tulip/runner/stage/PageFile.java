package tulip.runner.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// A file of the page, from the class path.
record PageFile(String contentType, byte[] bytes) {
    private static final String OURS = "/tulip/runner/stage/";
    private static final String CHART = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /// All files, by their path on the server.
    ///
    /// @throws IOException if one is missing, which a test would have shown
    static Map<String, PageFile> all() throws IOException {
        return Map.of(
                "/", read(OURS + "index.html", HTML),
                "/stage.css", read(OURS + "stage.css", CSS),
                "/stage.js", read(OURS + "stage.js", SCRIPT),
                "/tulip.svg", read(OURS + "tulip.svg", "image/svg+xml"),
                "/uPlot.iife.min.js", read(CHART + "uPlot.iife.min.js", SCRIPT),
                "/uPlot.min.css", read(CHART + "uPlot.min.css", CSS));
    }

    private static PageFile read(String name, String contentType) throws IOException {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(
                        "the page needs " + name + ", which is missing: run './mvnw clean' and try again");
            }
            return new PageFile(contentType, in.readAllBytes());
        }
    }

    /// The recorded run of a scenario; null if there is none.
    static byte[] recorded(String scenario) throws IOException {
        try (InputStream in = PageFile.class.getResourceAsStream(OURS + "recorded/" + scenario + ".json")) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
