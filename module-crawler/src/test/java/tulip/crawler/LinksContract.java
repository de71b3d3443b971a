package tulip.crawler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// What following links must prove: the base of the page, one address for each page, and nothing off the site.
public abstract class LinksContract extends Contract {
    private static final String PAGE = "http://tulip.test/docs/index.html";

    /// Makes an object that has seen no address.
    protected abstract Links links();

    @Check("References are resolved as a browser does: against the folder of the page, its site, or nothing.")
    @Order(1)
    void referencesAreResolved() {
        expectLinks(follow("a.html"), "http://tulip.test/docs/a.html");
        expectLinks(follow("../b.html"), "http://tulip.test/b.html");
        expectLinks(follow("/c.html?d=e"), "http://tulip.test/c.html?d=e");
        expectLinks(follow("//tulip.test/f"), "http://tulip.test/f");
        expectLinks(follow("http://tulip.test/g"), "http://tulip.test/g");
    }

    @Check("The links come in the page's order, each once.")
    @Order(2)
    void eachLinkComesOnce() {
        expectLinks(
                follow("/tea", "/espresso", "/cocoa", "/espresso", "/tea", "/water"),
                "http://tulip.test/tea",
                "http://tulip.test/espresso",
                "http://tulip.test/cocoa",
                "http://tulip.test/water");
    }

    @Check("A fragment makes no other page: two references to places of one page are one link.")
    @Order(3)
    void fragmentsMakeNoPages() {
        expectLinks(follow("a.html#top", "a.html", "a.html#end", "/docs/a.html"), "http://tulip.test/docs/a.html");
    }

    @Check("If the page has a base element, references are resolved against its address.")
    @Order(4)
    void theBaseCounts() {
        expectLinks(
                followWithBase("http://tulip.test/shop/menu.html", "tea.html", "/cake.html"),
                "http://tulip.test/shop/tea.html",
                "http://tulip.test/cake.html");
    }

    @Check("The address in the base element may be relative: then it is resolved against the page.")
    @Order(5)
    void theBaseMayBeRelative() {
        expectLinks(followWithBase("../shop/", "tea.html"), "http://tulip.test/shop/tea.html");
        expectLinks(followWithBase("more/", "tea.html"), "http://tulip.test/docs/more/tea.html");
    }

    @Check("A reference that is only a fragment leads to the base, which need not be the page.")
    @Order(6)
    void aFragmentLeadsToTheBase() {
        expectLinks(follow("#top"), PAGE);
        expectLinks(followWithBase("/shop/", "#top"), "http://tulip.test/shop/");
    }

    @Check("A malformed base does not count.")
    @Order(7)
    void aMalformedBaseDoesNotCount() {
        expectLinks(followWithBase("http://:x/", "tea.html"), "http://tulip.test/docs/tea.html");
    }

    @Check("A reference that is malformed, or leads to no web page, is left out. The others stay.")
    @Order(8)
    void badReferencesAreLeftOut() {
        expectLinks(
                follow("a.html", "http://[", "b.html", "mailto:ada@tulip.test", "javascript:void(0)", "c.html"),
                "http://tulip.test/docs/a.html",
                "http://tulip.test/docs/b.html",
                "http://tulip.test/docs/c.html");
    }

    @Check("Links to other sites are not followed.")
    @Order(9)
    void otherSitesAreNotFollowed() {
        expectLinks(
                follow("http://other.test/", "//other.test/tulip.test/", "a.html"), "http://tulip.test/docs/a.html");
    }

    @Check("The name of a host and a scheme may be written in capitals: it is the same site.")
    @Order(10)
    void capitalsMakeNoOtherSite() {
        expectLinks(
                follow("HTTP://Tulip.TEST/a", "http://TULIP.test/b", "//tulip.TEST/c"),
                "http://tulip.test/a",
                "http://tulip.test/b",
                "http://tulip.test/c");
    }

    @Check("A host whose name begins with that of the site is another site.")
    @Order(11)
    void aLongerNameIsAnotherSite() {
        expectLinks(
                follow("http://tulip.test.other.test/a", "http://tulip.testing/b", "http://tulip.test@other.test/c"));
    }

    @Check("A host whose name ends with that of the site is another site.")
    @Order(12)
    void aSubdomainIsAnotherSite() {
        expectLinks(follow("http://docs.tulip.test/a", "http://black-tulip.test/b"));
    }

    @Check("Another port is another site. Port 80 is the usual one of http.")
    @Order(13)
    void anotherPortIsAnotherSite() {
        expectLinks(follow("http://tulip.test:8080/a", "http://tulip.test:80/b"), "http://tulip.test/b");
    }

    @Check("Another scheme is another site.")
    @Order(14)
    void anotherSchemeIsAnotherSite() {
        expectLinks(follow("https://tulip.test/a", "https://tulip.test:80/b", "c"), "http://tulip.test/docs/c");
    }

    @Check("The site is that of the page, whatever the base is.")
    @Order(15)
    void theBaseDoesNotMoveTheSite() {
        expectLinks(
                followWithBase("http://other.test/shop/", "tea.html", "http://tulip.test/a"), "http://tulip.test/a");
    }

    @Check("isNew returns true for an address the first time, and then false.")
    @Order(16)
    void anAddressIsNewOnce() {
        Links links = links();
        List<Boolean> answers = new ArrayList<>();
        for (String path : List.of("/a", "/a", "/b", "/a", "/b", "/c")) {
            answers.add(step("isNew " + path, () -> links.isNew(address(path))));
        }
        expect("the list of answers", List.of(true, false, true, false, false, true), answers);
    }

    @Check("follow marks nothing as seen: two pages may link to the same address.")
    @Order(17)
    void followMarksNothing() {
        Links links = links();
        expectLinks(follow(links, Optional.empty(), "/a", "/b"), "http://tulip.test/a", "http://tulip.test/b");
        expectLinks(follow(links, Optional.empty(), "/b", "/c"), "http://tulip.test/b", "http://tulip.test/c");
        expect("isNew /a", true, step("isNew /a", () -> links.isNew(address("/a"))));
        expectLinks(follow(links, Optional.empty(), "/a"), "http://tulip.test/a");
    }

    @Check("If two threads ask for the same address at the same moment, one of them gets true.")
    @Order(18)
    @Stepped
    void oneOfTwoThreadsGetsIt() {
        step("two threads ask isNew for one address, at the same moment");
        Schedule.eachStep("one", schedule -> {
            Links links = links();
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            Thread one = schedule.start("one", () -> answers.add(isNew(links)));
            schedule.settle();
            Thread two = schedule.start("two", () -> answers.add(isNew(links)));
            schedule.settle();
            schedule.release();
            boolean end = schedule.ends(one) && schedule.ends(two);
            schedule.close();
            expectThat(schedule, end, "isNew returns", "a thread waits in isNew for ever");
            schedule.clash()
                    .ifPresent(type -> expectThat(
                            schedule,
                            false,
                            "the threads share only what is made for this",
                            "two threads are in one " + type));
            List<String> sorted = answers.stream().sorted().toList();
            expectThat(
                    schedule,
                    sorted.equals(List.of("false", "true")),
                    "the two answers are [false, true]",
                    "the two answers are " + sorted);
        });
    }

    private static String isNew(Links links) {
        try {
            return String.valueOf(links.isNew(address("/a")));
        } catch (Throwable thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    private List<Url> follow(String... references) {
        return follow(links(), Optional.empty(), references);
    }

    private List<Url> followWithBase(String base, String... references) {
        return follow(links(), Optional.of(base), references);
    }

    private List<Url> follow(Links links, Optional<String> base, String... references) {
        String of = "follow the links of " + PAGE
                + base.map(href -> " with the base " + href).orElse("");
        var written = new WrittenLinks(Url.parse(PAGE), base, List.of(references));
        return step(of + ": " + String.join(" ", references), () -> links.follow(written));
    }

    private static Url address(String path) {
        return Url.parse(PAGE).at(path);
    }

    private void expectLinks(List<Url> links, String... expected) {
        expect(
                "the list of links",
                List.of(expected),
                links == null ? null : links.stream().map(String::valueOf).toList());
    }
}
