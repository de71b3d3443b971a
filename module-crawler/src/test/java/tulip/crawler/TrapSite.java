package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tulip.crawler.http.Headers;

/// Sites without end.
enum TrapSite implements Trap {
    MONTHS(
            "has a calendar in its path, with a next month for ever",
            "/calendar/2026/11/",
            "that only pages without new text in /calendar/*/*/ link to") {
        @Override
        public String html(Url url) {
            String[] parts = url.path().split("/", 0);
            int month = Integer.parseInt(parts[2]) * 12 + Integer.parseInt(parts[3]) - 1;
            return "<title>%s %d</title>%s%s%s"
                    .formatted(MONTH_NAMES.get(month % 12), month / 12, days(), month(month + 1), month(month - 1));
        }

        private String month(int month) {
            return "<a href=/calendar/%d/%02d/>%s</a>"
                    .formatted(month / 12, month % 12 + 1, MONTH_NAMES.get(month % 12));
        }

        private String days() {
            return IntStream.rangeClosed(1, 30).mapToObj(day -> "<td>" + day).collect(Collectors.joining());
        }
    },
    DAYS(
            "has a calendar in its query, with a next day for ever",
            "/day?date=20000",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            int day = Integer.parseInt(url.pathAndQuery().split("=", 0)[1]);
            return "<h1>Day " + day + "</h1>No events.<a href=?date=" + (day + 1) + ">next</a><a href=?date="
                    + (day - 1) + ">previous</a><a href=?date=" + (day + 7) + ">a week later</a>";
        }
    },
    SESSION_IN_PATH(
            "puts a new session into the path of each link",
            "/s/0123456789abcdef/home",
            "that only pages without new text in /s/*/ link to") {
        @Override
        public String html(Url url) {
            return shop(url.path().substring(url.path().lastIndexOf('/') + 1))
                    + ROOMS.stream()
                            .map(room -> "<a href=/s/" + hex(url, room) + "/" + room + ">" + room + "</a>")
                            .collect(Collectors.joining());
        }
    },
    SESSION_IN_QUERY(
            "puts a new session into the query of each link",
            "/home?sid=1",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            return shop(url.path().substring(1))
                    + ROOMS.stream()
                            .map(room -> "<a href=/" + room + "?sid=" + hex(url, room) + ">" + room + "</a>")
                            .collect(Collectors.joining());
        }
    },
    GROWING_PATH("has a relative link that makes its path longer", "/grow/", "whose path repeats more") {
        @Override
        public String html(Url url) {
            return "<a href=more/>more</a>";
        }
    },
    FOLDERS_IN_TURN("has relative links whose names take turns", "/a/", "whose path repeats a") {
        @Override
        public String html(Url url) {
            return "<a href=" + (url.path().endsWith("a/") ? "b/" : "a/") + ">next</a>";
        }
    },
    DEEP_PATH("has a relative link with a new name each time", "/1/", "more than 20 folders deep") {
        @Override
        public String html(Url url) {
            return "<a href=" + url.path().length() + "/>deeper</a>";
        }
    },
    PATH_BELOW_A_FILE("answers any path below a file", "/manual.html/1", "below /manual.html/") {
        @Override
        public String html(Url url) {
            return "<a href=" + url.path().length() + "/1>next</a>";
        }
    },
    SAME_PAGE_EVERYWHERE("answers any path with the same relative links", "/", "to which copies of pages in / link") {
        @Override
        public String html(Url url) {
            return "<a href=about/>about</a><a href=news/>news</a><a href=shop/>shop</a><a href=team/>team</a>";
        }
    },
    CHANGING_QUERY("links to itself with a changing query", "/self", "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            return "Me<a href=?x=" + hex(url, "x") + ">me</a><a href=?y=" + hex(url, "y") + ">me</a>";
        }
    },
    SOFT_404(
            "answers any name with status 200 and an apology",
            "/lost/",
            "that only pages without new text in /lost/ link to") {
        @Override
        public String html(Url url) {
            return "<title>Sorry</title>This page does not exist."
                    + IntStream.range(0, 4)
                            .mapToObj(i -> "<a href=" + letters(url, i) + ">Try this</a>")
                            .collect(Collectors.joining());
        }
    },
    TRACKING(
            "links to one page with its parameters in every order",
            "/page?a=1&b=2&c=3&d=4&e=5&f=6&g=7",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            List<String> given = List.of(url.pathAndQuery().split("\\?", 0)[1].split("&", 0));
            return "The page."
                    + IntStream.range(1, given.size())
                            .mapToObj(i -> {
                                List<String> swapped = new ArrayList<>(given);
                                Collections.swap(swapped, i - 1, i);
                                return "<a href='?" + String.join("&amp;", swapped) + "'>The page</a>";
                            })
                            .collect(Collectors.joining());
        }
    },
    PAGINATION(
            "has a list whose last page is followed by empty ones",
            "/list?page=1",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            int page = Integer.parseInt(url.pathAndQuery().split("=", 0)[1]);
            return "<title>Page " + page + "</title>" + (page < 9 ? "Entry " + letters(url, 0) : "No more entries")
                    + "<a href=?page=" + (page + 1) + ">older</a>";
        }
    },
    FACETS(
            "has a search with 14 filters in every combination",
            "/search",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            List<String> chosen = chosen(url);
            String products = IntStream.range(0, 60)
                    .filter(i -> chosen.stream().allMatch(facet -> (i * 7 + facet.charAt(0)) % 3 != 0))
                    .mapToObj(i -> "<li>Tulip " + MONTH_NAMES.get(i % 12) + " " + ROOMS.get(i % ROOMS.size()))
                    .collect(Collectors.joining());
            return products
                    + IntStream.range(0, 14)
                            .mapToObj(i -> String.valueOf((char) ('a' + i)))
                            .map(facet ->
                                    "<a href='?" + String.join("&amp;", toggled(chosen, facet)) + "'>" + facet + "</a>")
                            .collect(Collectors.joining());
        }

        private List<String> chosen(Url url) {
            String[] parts = url.pathAndQuery().split("\\?", 0);
            return parts.length < 2 ? List.of() : List.of(parts[1].split("&", 0));
        }

        private List<String> toggled(List<String> chosen, String facet) {
            String parameter = facet + "=on";
            return chosen.contains(parameter)
                    ? chosen.stream().filter(each -> !each.equals(parameter)).toList()
                    : Stream.concat(chosen.stream(), Stream.of(parameter))
                            .sorted()
                            .toList();
        }
    },
    RANDOM_NAMES("makes random pages with random names", "/maze/x", "with random names in /maze/") {
        @Override
        public String html(Url url) {
            return letters(url, 5) + " " + letters(url, 6)
                    + IntStream.range(0, 3)
                            .mapToObj(i -> "<a href=/maze/" + base36(url, i) + ">" + letters(url, i) + "</a>")
                            .collect(Collectors.joining());
        }
    },
    CASE(
            "accepts its name in any mix of large and small letters",
            "/directoryofall",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            String name = url.path().substring(1);
            return "A directory."
                    + IntStream.range(0, name.length())
                            .mapToObj(i -> "<a href=/" + name.substring(0, i) + flipped(name.charAt(i))
                                    + name.substring(i + 1) + ">this one</a>")
                            .collect(Collectors.joining());
        }

        private char flipped(char c) {
            return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        }
    },
    DOUBLE_SLASHES("adds a slash to its path", "/x", "more than 20 folders deep") {
        @Override
        public String html(Url url) {
            return "X<a href=http://trap.test/" + url.path() + ">x</a>";
        }
    },
    ESCAPED_DOTS("adds `..%2f` to its path", "/dots/x", "that only pages without new text in /dots/ link to") {
        @Override
        public String html(Url url) {
            return "Dots<a href=/dots/..%2fdots%2f" + url.path().substring("/dots/".length()) + ">up and down</a>";
        }
    },
    SORT_LINKS("lists 200 folders, each in eight orders", "/files/0/", "that sort a folder again (?C=N;O=D)") {
        @Override
        public String html(Url url) {
            int folder = Integer.parseInt(url.path().split("/", 0)[2]);
            String sorted = Stream.of("N;O=D", "N;O=A", "M;O=D", "M;O=A", "S;O=D", "S;O=A", "D;O=D", "D;O=A")
                    .map(order -> "<a href='?C=" + order + "'>order</a>")
                    .collect(Collectors.joining());
            return "<h1>Index</h1>" + letters(url, folder) + sorted
                    + (folder < 199 ? "<a href=/files/" + (folder + 1) + "/>next folder</a>" : "");
        }
    },
    PRINT_VERSIONS(
            "has a version for the printer of each page, and of that version too",
            "/doc/p",
            "that only pages without new text in /doc/ link to") {
        @Override
        public String html(Url url) {
            String all = IntStream.range(0, 200)
                    .mapToObj(i -> "<a href=/doc/p" + "x".repeat(i) + ">page</a>")
                    .collect(Collectors.joining());
            String print = url.pathAndQuery() + (url.pathAndQuery().contains("?") ? "&amp;" : "?") + "print=1";
            return letters(url.at(url.path()), 3) + "<a href='" + print + "'>Print</a>"
                    + (url.pathAndQuery().equals("/doc/p") ? all : "");
        }
    },
    LANGUAGES(
            "adds the language to its query, again and again",
            "/home?lang=en",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            String language = url.pathAndQuery().substring(url.pathAndQuery().lastIndexOf('=') + 1);
            return "Welcome in " + language
                    + Stream.of("cs", "de", "en", "fr")
                            .map(other ->
                                    "<a href='" + url.pathAndQuery() + "&amp;lang=" + other + "'>" + other + "</a>")
                            .collect(Collectors.joining());
        }
    },
    LOGIN("links to a login that contains the address of its page", "/login", "that contain %2525") {
        @Override
        public String html(Url url) {
            String address = url.pathAndQuery().replace("%", "%25").replace("?", "%3F");
            return "<a href='/login?next=" + address + "'>Log in</a>";
        }
    };

    static final List<String> MONTH_NAMES = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> ROOMS = List.of("home", "shop", "news", "about", "terms");

    @SuppressWarnings("ImmutableEnumChecker") // three strings
    private final About about;

    TrapSite(String sentence, String start, String pattern) {
        this.about = new About(sentence, start, pattern);
    }

    @Override
    public About about() {
        return about;
    }

    /// What an engine makes of the page with this address.
    static Outcome outcome(Next.Fetch fetch, Function<Url, String> html) {
        byte[] body = html.apply(fetch.url()).getBytes(StandardCharsets.UTF_8);
        var headers = new Headers().add("Content-Type", "text/html; charset=utf-8");
        return Pages.outcome(fetch, new Response(200, headers, body), Limits.DEFAULT);
    }

    private static String shop(String room) {
        return "<title>" + room + "</title>You are in the room " + room;
    }

    /// A number that depends only on the address and the seed.
    private static long random(Url url, Object seed) {
        long number = url.pathAndQuery().hashCode() * 0x9E3779B97F4A7C15L + seed.hashCode();
        number = (number ^ number >>> 32) * 0xD6E8FEB86659FD93L;
        return number ^ number >>> 32;
    }

    static String hex(Url url, Object seed) {
        return "%016x".formatted(random(url, seed));
    }

    /// As `x7k2jq9m4p`: letters and digits in turn.
    private static String base36(Url url, Object seed) {
        long number = random(url, seed);
        var name = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            name.append(
                    i % 2 == 0 ? (char) ('a' + Math.floorMod(number, 26)) : (char) ('0' + Math.floorMod(number, 10)));
            number = (number * 6364136223846793005L + 1442695040888963407L) >> 3;
        }
        return name.toString();
    }

    /// As `kuqazi`: letters only.
    static String letters(Url url, Object seed) {
        long number = random(url, seed);
        var name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append("bdfgklmnprstvz".charAt((int) Math.floorMod(number, 14L)))
                    .append("aeiou".charAt((int) Math.floorMod(number / 14, 5L)));
            number /= 70;
        }
        return name.toString();
    }
}
