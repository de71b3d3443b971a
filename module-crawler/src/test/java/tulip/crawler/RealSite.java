package tulip.crawler;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A large site with an end, whose pages are as much alike as those of real sites.
final class RealSite {
    private static final int CHAIN = 6_000;
    private static final int GALLERY = 1_500;
    private static final int VERSIONS = 20;
    private static final int CHAPTERS = 150;
    private static final int DATES = 1_500;

    static final int PAGES = 1 + CHAIN + GALLERY + VERSIONS * CHAPTERS + DATES;

    private RealSite() {}

    static String html(Url url) {
        String[] parts = url.path().split("/", 0);
        return switch (parts.length < 2 ? "" : parts[1]) {
            case "page" -> numbered(url, "/page/", CHAIN, "Some news: " + TrapSite.letters(url, 1));
            case "gallery" ->
                numbered(
                        url,
                        "/gallery/",
                        GALLERY,
                        "Photo<img src=/i/" + url.path().hashCode() + ".jpg>");
            case "book" -> chapter(parts[2], Integer.parseInt(parts[3]));
            case "archive" -> archive(url, Integer.parseInt(parts[2]) * 10 + Integer.parseInt(parts[3]));
            default ->
                "<h1>Home</h1><a href=/page/0>news</a><a href=/gallery/0>photos</a><a href=/archive/0/0/>archive</a>"
                        + IntStream.range(0, VERSIONS)
                                .mapToObj(version -> "<a href=/book/" + version + "/0>version " + version + "</a>")
                                .collect(Collectors.joining());
        };
    }

    private static String numbered(Url url, String folder, int count, String text) {
        int number = Integer.parseInt(url.path().substring(folder.length()));
        return text + (number + 1 < count ? "<a href=" + folder + (number + 1) + ">next</a>" : "");
    }

    /// All versions say the same.
    private static String chapter(String version, int chapter) {
        String text = TrapSite.letters(Url.parse("http://real.test/" + chapter), 2);
        return "<title>Version " + version + "</title>" + text
                + (chapter + 1 < CHAPTERS ? "<a href=" + (chapter + 1) + ">next</a>" : "");
    }

    private static String archive(Url url, int number) {
        int next = number + 1;
        return "What happened: " + TrapSite.letters(url, 3)
                + (next < DATES ? "<a href=/archive/" + next / 10 + "/" + next % 10 + "/>the day after</a>" : "");
    }
}
