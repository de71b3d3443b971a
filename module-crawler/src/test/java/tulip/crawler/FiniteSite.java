package tulip.crawler;

import static tulip.crawler.SearchTrap.nounOf;
import static tulip.crawler.SearchTrap.parameter;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sites that have an end, and pages that are nearly alike.
enum FiniteSite {
    MANUAL("/man/0.html", 6_000) {
        @Override
        String html(Url url) {
            int number = number(url.path());
            return "<h1>Option " + nounOf("option", number) + "</h1>See the manual. All rights reserved."
                    + next(number, ".html");
        }
    },
    IDENTIFIERS("/api/0.html", 3_000) {
        @Override
        String html(Url url) {
            int number = number(url.path());
            return "<title>Function</title>fn " + nounOf("function", number) + "()" + next(number, ".html");
        }
    },
    NUMBERED_IDENTIFIERS("/api/index.html", 3_001) {
        @Override
        String html(Url url) {
            return url.path().endsWith("index.html")
                    ? IntStream.range(0, 3_000)
                            .mapToObj(i -> "<a href=add_u" + i + ".html>add_u" + i + "</a>")
                            .collect(Collectors.joining())
                    : "<h1>add_u" + number(url.path()) + "</h1>Adds.";
        }
    },
    RELEASES("/release/0/", 400) {
        @Override
        String html(Url url) {
            int number = number(url.path());
            return "<h1>Release " + number + "</h1>Some bugs are fixed."
                    + (number + 1 < pages ? "<a href=/release/" + (number + 1) + "/>next</a>" : "");
        }
    },
    PHOTOS_BY_NUMBER("/photo?id=0", 1_500) {
        @Override
        String html(Url url) {
            int number = number(parameter(url, "id"));
            return "<img src=/image.php?id=" + number + ">"
                    + (number + 1 < pages ? "<a href=?id=" + (number + 1) + ">next</a>" : "");
        }
    },
    PHOTOS_IN_FOLDERS("/photo/0.html", 1_500) {
        @Override
        String html(Url url) {
            int number = number(url.path());
            return "<img alt='' src=\"/photos/" + number + "/large.jpg\">" + next(number, ".html");
        }
    },
    STUBS("/stub/0", 500) {
        @Override
        String html(Url url) {
            return "This page is empty." + next(number(url.path()), "");
        }
    },
    NUMBERED_DOCUMENTS("/index?page=0", 4_160) {
        private static final int OF_A_PAGE = 25;
        private static final int INDEX_PAGES = 160;

        @Override
        String html(Url url) {
            if (!url.path().equals("/index")) {
                return "<h1>RFC " + number(url.path()) + "</h1>It is obsolete.";
            }
            int page = number(parameter(url, "page"));
            return IntStream.range(page * OF_A_PAGE, (page + 1) * OF_A_PAGE)
                            .mapToObj(i -> "<li><a href=/rfc/rfc" + i + ">RFC " + i + "</a>")
                            .collect(Collectors.joining())
                    + (page + 1 < INDEX_PAGES ? "<a href=?page=" + (page + 1) + ">next</a>" : "");
        }
    },
    LETTERS("/list/msg0.html", 3_000) {
        @Override
        String html(Url url) {
            int number = number(url.path());
            return "From: " + nounOf("person", number % 40) + "<p>Re: " + nounOf("subject", number % 90) + "<p>+1"
                    + (number + 1 < pages ? "<a href=msg" + (number + 1) + ".html>next</a>" : "");
        }
    };

    private final String start;
    final int pages;

    FiniteSite(String start, int pages) {
        this.start = start;
        this.pages = pages;
    }

    abstract String html(Url url);

    Url start() {
        return Url.parse("http://finite.test" + start);
    }

    String next(int number, String end) {
        return number + 1 < pages ? "<a href=" + (number + 1) + end + ">next</a>" : "";
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("[^0-9]", ""));
    }
}
