package tulip.crawler;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Searches, wikis, forums and calendars without end.
enum SearchTrap implements Trap {
    TAGS(
            "has a list of posts for each set of 12 tags, and names the tags",
            "/tags/java",
            "that only pages without new text in /tags/ link to") {
        @Override
        public String html(Url url) {
            var chosen = new TreeSet<>(List.of(last(url).split("\\+", -1)));
            String posts = IntStream.range(0, 40)
                    .filter(i -> chosen.stream().allMatch(tag -> (i + tag.length()) % 3 != 0))
                    .mapToObj(i -> "<li>" + nounOf("post", i))
                    .collect(Collectors.joining());
            return "<h1>Posts tagged " + String.join(" and ", chosen) + "</h1>" + posts
                    + TAG_NAMES.stream()
                            .map(tag -> "<a href='/tags/" + toggled(chosen, tag) + "'>" + tag + "</a>")
                            .collect(Collectors.joining());
        }

        private String toggled(Set<String> chosen, String tag) {
            var other = new TreeSet<>(chosen);
            if (!other.remove(tag)) {
                other.add(tag);
            }
            return String.join("+", other);
        }
    },
    SUGGESTIONS(
            "has a search that finds nothing, and suggests another word to add",
            "/search?q=tulip",
            "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            String words = parameter(url, "q");
            String text = words.replace('+', ' ');
            return "<title>" + text + "</title>Nothing was found for " + text + ". Try also"
                    + Stream.of("red", "garden", "bulb", "dutch", "spring")
                            .map(word -> "<a href='?q=" + words + "+" + word + "'>" + text + " " + word + "</a>")
                            .collect(Collectors.joining());
        }
    },
    COMPARISONS("compares any list of 11 products", "/compare?ids=1", "that only pages without new text in / link to") {
        @Override
        public String html(Url url) {
            String ids = parameter(url, "ids");
            return "<h1>Compare</h1>"
                    + Stream.of(ids.split(",", -1))
                            .map(id -> "<td>" + nounOf("product", Integer.parseInt(id)))
                            .collect(Collectors.joining())
                    + IntStream.range(1, 12)
                            .mapToObj(
                                    id -> "<a href='?ids=" + ids + "," + id + "'>add " + nounOf("product", id) + "</a>")
                            .collect(Collectors.joining());
        }
    },
    REVISIONS(
            "is a wiki with old versions and differences of each page",
            "/w/index.php?title=home",
            "that only pages without new text in /w/ link to") {
        @Override
        public String html(Url url) {
            String title = parameter(url, "title");
            String old = parameter(url, "oldid");
            int revision = old.isEmpty() ? 100_000 : Integer.parseInt(old);
            String others = IntStream.range(0, 60)
                    .mapToObj(i -> "<a href='?title=" + nounOf("page", i) + "'>" + nounOf("page", i) + "</a>")
                    .collect(Collectors.joining());
            return "<h1>" + title + "</h1>Revision " + revision + " by " + nounOf("user", revision % 50) + "<p>About "
                    + title + (old.isEmpty() ? others : "") + "<a href='?title=" + title + "&amp;oldid="
                    + (revision - 1) + "'>older</a><a href='?title=" + title + "&amp;diff=" + revision + "&amp;oldid="
                    + (revision - 1) + "'>difference</a>";
        }
    },
    FORUM(
            "is a forum with a new session in each link to one of its 1,000 posts",
            "/topic.php?p=1&sid=0",
            "with a random sid in /topic.php") {
        @Override
        public String html(Url url) {
            int topic = Integer.parseInt(parameter(url, "p")) / 5;
            return "<h1>" + nounOf("topic", topic) + "</h1>"
                    + IntStream.range(0, 5)
                            .mapToObj(i -> "<p>" + nounOf("text", topic * 5 + i) + link(url, topic * 5 + i))
                            .collect(Collectors.joining())
                    + IntStream.range(0, 5)
                            .mapToObj(i -> link(url, (topic * 7 + i) % 200 * 5))
                            .collect(Collectors.joining());
        }

        private String link(Url url, int post) {
            return "<a href='topic.php?p=" + post + "&amp;sid=" + TrapSite.hex(url, post) + "#p" + post + "'>post</a>";
        }
    },
    EMPTY_PAGES(
            "has a list in folders whose last page is followed by empty ones",
            "/news/page/1/",
            "that only pages without new text in /news/page/*/ link to") {
        @Override
        public String html(Url url) {
            int page = Integer.parseInt(url.path().split("/", 0)[3]);
            return (page < 30 ? nounOf("entry", page) : "Nothing found.") + "<a href=/news/page/" + (page + 1)
                    + "/>older</a>";
        }
    },
    LANGUAGE_FOLDERS(
            "links to its other languages by relative links", "/en/", "to which copies of pages in /en/ link") {
        @Override
        public String html(Url url) {
            String[] parts = url.path().split("/", 0);
            String language = parts[parts.length - 1];
            return "Welcome"
                    + Stream.of("cs", "de", "en", "fr")
                            .filter(other -> !other.equals(language))
                            .map(other -> "<a href=" + other + "/>" + other + "</a>")
                            .collect(Collectors.joining());
        }
    },
    MONTHS_IN_WORDS(
            "has a calendar with the names of months in its path",
            "/calendar/2026/november/",
            "that only pages without new text in /calendar/*/*/ link to") {
        @Override
        public String html(Url url) {
            String[] parts = url.path().split("/", 0);
            int month = Integer.parseInt(parts[2]) * 12
                    + TrapSite.MONTH_NAMES.stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList()
                            .indexOf(parts[3]);
            return "<h1>" + parts[3] + " " + parts[2] + "</h1>" + link(month - 1) + link(month + 1) + link(month + 12);
        }

        private String link(int month) {
            String name = TrapSite.MONTH_NAMES.get(month % 12);
            return "<a href=/calendar/%d/%s/>%s</a>".formatted(month / 12, name.toLowerCase(Locale.ROOT), name);
        }
    };

    private static final List<String> TAG_NAMES = List.of(
            "async", "event", "fiber", "future", "java", "lock", "loop", "queue", "socket", "stream", "task", "timer");

    @SuppressWarnings("ImmutableEnumChecker") // three strings
    private final About about;

    SearchTrap(String sentence, String start, String pattern) {
        this.about = new About(sentence, start, pattern);
    }

    @Override
    public About about() {
        return about;
    }

    /// The value of a parameter; empty if it is missing.
    static String parameter(Url url, String name) {
        return Arrays.stream(url.pathAndQuery().replaceFirst("[^?]*\\??", "").split("&", 0))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /// A name that depends only on these two.
    static String nounOf(String kind, int number) {
        return TrapSite.letters(Url.parse("http://names.test/" + kind + number), kind);
    }

    private static String last(Url url) {
        return url.path().substring(url.path().lastIndexOf('/') + 1);
    }
}
