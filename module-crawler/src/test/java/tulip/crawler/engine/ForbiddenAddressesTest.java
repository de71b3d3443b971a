package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Addresses;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Outcome;
import tulip.crawler.Politeness;
import tulip.crawler.Redirects;
import tulip.crawler.Rules;
import tulip.crawler.Scope;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.guard.AddressBlock;
import tulip.crawler.guard.Guard;
import tulip.crawler.guard.PublicHosts;
import tulip.crawler.guard.Resolver;

/// No engine connects to an address that the guard does not allow. Nothing here leaves this machine: a guard that is
/// asked for another address fails the test.
@Timeout(120)
class ForbiddenAddressesTest {
    private static final Url PUBLIC_START = Url.parse("http://public.test/");

    /// The address to which the user has allowed to connect, and another one of this machine.
    private static final InetAddress ALLOWED = InetAddress.ofLiteral("127.0.0.1");

    private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.2");

    /// Each of these leads to 127.0.0.1.
    private static final List<String> LOOPBACK = List.of(
            "127.0.0.1",
            "127.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "0x7F.0x0.0x0.0x1",
            "0177.0.0.1",
            "0177.1",
            "017700000001",
            "127.0.0.1.",
            "%31%32%37.0.0.1",
            "１２７.0.0.1",
            "127。0。0。1",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:ffff:7f00:1]",
            "localhost",
            "LOCALHOST",
            "me@127.0.0.1",
            "local.test",
            "two.test");

    private static final List<String> SPECIAL = List.of(
            "0",
            "0.0.0.0",
            "10.0.0.1",
            "10.255.255.255",
            "172.16.0.1",
            "192.168.1.1",
            "3232235777",
            "0xa9fea9fe",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::127.0.0.1]",
            "[::ffff:0:127.0.0.1]",
            "[fc00::1]",
            "[fd00::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b::10.0.0.1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2002:a00:1::1]",
            "[2001:0:7f00:1::]",
            "[2001:0:808:808:0:0:80ff:fffe]",
            "[2001:db8::1]",
            "[100::1]",
            "private.test",
            "six.test");

    private static final Map<String, List<String>> NAMES = Map.of(
            "localhost", List.of("127.0.0.1"),
            "local.test", List.of("127.0.0.1"),
            "two.test", List.of("10.0.0.1", "127.0.0.1"),
            "private.test", List.of("192.168.0.1"),
            "six.test", List.of("::1", "fd00::1"));

    private static final ScriptedServer.Script PAGE = peer -> {
        while (true) {
            peer.request();
            peer.send(page("the end", ""));
        }
    };

    @ParameterizedTest
    @EnumSource
    void noFormOfAForbiddenAddressIsConnectedTo(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(ALLOWED, PAGE)) {
            List<String> hosts =
                    Stream.concat(LOOPBACK.stream(), SPECIAL.stream()).toList();
            assertTrue(hosts.size() >= 40);
            check(kind, server, hosts, resolver -> PublicHosts.of(PUBLIC_START, List.of(), resolver));
        }
    }

    /// A guard that looks only at addresses in URLs misses the names, and the check must see it.
    @Test
    void aGuardOfWrittenAddressesIsCaught() throws Exception {
        Function<Resolver, Guard> planted = resolver -> host -> {
            if (host.endsWith(".test")) {
                return List.of(resolver.addresses(host));
            }
            return PublicHosts.of(PUBLIC_START, List.of(), resolver).addresses(host);
        };
        try (var server = new ScriptedServer(ALLOWED, PAGE)) {
            assertThrows(
                    AssertionError.class,
                    () -> check(EngineKind.VIRTUAL, server, List.of("127.0.0.1", "local.test"), planted));
        }
    }

    /// An engine without a guard connects, and the check must see it.
    @Test
    void noGuardIsCaught() throws Exception {
        try (var server = new ScriptedServer(ALLOWED, PAGE)) {
            for (String host : List.of("127.1", "0x7f.1", "[::ffff:127.0.0.1]", "local.test")) {
                assertThrows(
                        AssertionError.class,
                        () -> check(
                                EngineKind.VIRTUAL,
                                server,
                                List.of(host),
                                resolver -> name -> List.of(resolver.addresses(name))),
                        host);
            }
        }
    }

    private static void check(
            EngineKind kind, ScriptedServer server, List<String> hosts, Function<Resolver, Guard> guard)
            throws Exception {
        int port = server.url().port();
        try (Engine engine = open(kind, guard.apply(ForbiddenAddressesTest::resolve))) {
            for (String host : hosts) {
                Url start = Url.parse("http://" + host + ":" + port + "/");
                assertEquals(
                        Map.of(FailureKind.FORBIDDEN_ADDRESS, 1),
                        crawl(engine, start).failuresByKind(),
                        host);
            }
        }
        assertEquals(0, server.connections());
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        if (NAMES.containsKey(host)) {
            return NAMES.get(host).stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        }
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException name) {
            throw new UnknownHostException(host);
        }
    }

    /// Every engine connects to what the guard answers, and says the name in its request.
    @ParameterizedTest
    @EnumSource
    void anAllowedAddressIsConnectedToUnderTheNameOfItsHost(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(ALLOWED, PAGE);
                var other = second(server.url().port());
                Engine engine = open(kind, allowing(host -> new InetAddress[] {OTHER, ALLOWED}))) {
            Url start = Url.parse("http://site.test:" + server.url().port() + "/");
            assertEquals(List.of("/"), crawl(engine, start).pages());
            assertTrue(server.requests()
                    .getFirst()
                    .toLowerCase(Locale.ROOT)
                    .contains("\r\nhost: " + start.authority() + "\r\n"));
            assertEquals(0, other.connections());
        }
    }

    /// If an address does not accept, the next one is tried.
    @ParameterizedTest
    @EnumSource
    void theNextAllowedAddressIsTried(EngineKind kind) throws Exception {
        InetAddress nobody = InetAddress.ofLiteral("127.0.0.77");
        Guard guard = _ -> List.of(nobody, ALLOWED);
        try (var server = new ScriptedServer(ALLOWED, PAGE);
                Engine engine = open(kind, guard)) {
            Url start = Url.parse("http://site.test:" + server.url().port() + "/");
            assertEquals(List.of("/"), crawl(engine, start).pages());
        }
    }

    /// The name has an allowed address when it is looked up first, and a forbidden one from then on.
    @ParameterizedTest
    @EnumSource
    void aNameThatChangesIsNotFollowed(EngineKind kind) throws Exception {
        assertNotFollowed(kind, ForbiddenAddressesTest::allowing);
    }

    /// A guard that checks one answer and gives another is what the test above must catch.
    @Test
    void aGuardThatChecksBeforeItLooksUpIsCaught() {
        assertThrows(
                AssertionError.class,
                () -> assertNotFollowed(EngineKind.VIRTUAL, resolver -> {
                    Guard checking = allowing(resolver);
                    return host -> {
                        checking.addresses(host);
                        return List.of(resolver.addresses(host));
                    };
                }));
    }

    private static void assertNotFollowed(EngineKind kind, Function<Resolver, Guard> guard) throws Exception {
        var lookups = new AtomicInteger();
        Resolver changing = _ -> new InetAddress[] {lookups.getAndIncrement() == 0 ? ALLOWED : OTHER};
        try (var server = new ScriptedServer(ALLOWED, peer -> {
                    peer.request();
                    peer.send(page("<a href=/a><a href=/b><a href=/c>", "Connection: close\r\n"));
                    peer.close();
                });
                var other = second(server.url().port());
                Engine engine = open(kind, guard.apply(changing))) {
            Url start = Url.parse("http://site.test:" + server.url().port() + "/");
            CrawlResult result = crawl(engine, start);
            assertEquals(0, other.connections());
            assertTrue(result.pages().contains("/"));
            result.failuresByKind().keySet().forEach(each -> assertEquals(FailureKind.FORBIDDEN_ADDRESS, each));
        }
    }

    /// Links, a base, a refresh and redirects to a forbidden address: no engine connects there.
    @ParameterizedTest
    @EnumSource
    void whatAPageLeadsToIsNotConnectedTo(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(ALLOWED, new LeadingAstray()::serve);
                var other = second(server.url().port());
                Engine engine = open(kind, allowing(host -> {
                    throw new UnknownHostException(host);
                }))) {
            Url start = Url.parse("http://127.0.0.1:" + server.url().port() + "/");
            try (Engine named = open(kind, PublicHosts.of(start, List.of(), ForbiddenAddressesTest::resolve))) {
                CrawlResult result = crawl(named, start);
                assertEquals(List.of("/", "/base", "/refresh"), result.pages());
                assertEquals(Map.of(FailureKind.REDIRECT_OFF_SITE, 1), result.failuresByKind());
            }
            assertEquals(0, other.connections());
            assertEquals(
                    Map.of(FailureKind.UNKNOWN_HOST, 1),
                    crawl(engine, Url.parse("http://x.test/")).failuresByKind());
        }
    }

    /// Rules that follow every redirect meet the guard at the next hop.
    @ParameterizedTest
    @EnumSource
    void aRedirectThatIsFollowedMeetsTheGuard(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(ALLOWED, new LeadingAstray()::serve);
                var other = second(server.url().port());
                Engine engine = open(kind, allowing(ForbiddenAddressesTest::resolve))) {
            Redirects.Maker anywhere = (_, _, _) -> Redirects.End.Arrived::new;
            var rules = new Rules(Rules.usual().links(), anywhere, Rules.usual().retry());
            var crawl = new Crawl(server.url().at("/moved"), Budget.wholeSite(2), rules);
            engine.run(crawl);
            Map<Url, Outcome.Failed> failures = crawl.result().failures();
            assertEquals(1, failures.size(), failures.toString());
            assertEquals(
                    FailureKind.FORBIDDEN_ADDRESS,
                    failures.values().iterator().next().kind());
            assertEquals(0, other.connections());
        }
    }

    /// A `robots.txt` may be on another host (RFC 9309, section 2.3.1.2), but not on a forbidden one.
    @ParameterizedTest
    @EnumSource
    void aRobotsTxtThatIsRedirectedMeetsTheGuard(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(ALLOWED, new LeadingAstray()::serve);
                var other = second(server.url().port());
                Engine engine = open(kind, allowing(ForbiddenAddressesTest::resolve))) {
            Url start = server.url().at("/");
            var crawl = new Crawl(
                    start,
                    Scope.Kind.HOST,
                    Budget.wholeSite(2),
                    Rules.usual(),
                    Politeness.USUAL,
                    CrawlListener.NONE,
                    new Addresses());
            engine.run(crawl);
            Outcome.Failed failed = crawl.result().failures().get(start);
            assertEquals(FailureKind.FORBIDDEN_ADDRESS, failed.kind());
            assertTrue(failed.message().contains("robots.txt: 127.0.0.2 is loopback"), failed.message());
            assertEquals(0, other.connections());
        }
    }

    /// A site whose pages lead to 127.0.0.2, at its own port.
    private static final class LeadingAstray {
        void serve(ScriptedServer.Peer peer) throws IOException {
            while (true) {
                String head = peer.request();
                String port = head.replaceAll("(?is).*\r\nHost: 127.0.0.1:([0-9]+)\r\n.*", "$1");
                String there = "http://127.0.0.2:" + port + "/";
                peer.send(
                        switch (head.split(" ", 3)[1]) {
                            case "/" ->
                                page(
                                        "<a href=" + there + "><a href=//127.2:" + port
                                                + "/x><a href=/moved><a href=/base><a href=/refresh>",
                                        "");
                            case "/base" -> page("<base href=" + there + "><a href=b>", "");
                            case "/refresh" -> page("<meta http-equiv=refresh content='0; url=" + there + "r'>", "");
                            default -> "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + there + "\r\n\r\n";
                        });
            }
        }
    }

    /// Allows 127.0.0.1, as if the user had.
    private static Guard allowing(Resolver resolver) {
        return PublicHosts.of(PUBLIC_START, List.of(AddressBlock.of(ALLOWED)), resolver);
    }

    /// Opens an engine whose guard may answer nothing but addresses of this machine.
    private static Engine open(EngineKind kind, Guard guard) {
        Guard atHome = host -> {
            List<InetAddress> found = guard.addresses(host);
            if (!found.stream().allMatch(InetAddress::isLoopbackAddress)) {
                throw new AssertionError("the guard allows " + found + " for " + host);
            }
            return found;
        };
        return kind.open(Limits.DEFAULT, new Access(atHome, Optional.empty()), 2, 2);
    }

    private static CrawlResult crawl(Engine engine, Url start) throws InterruptedException {
        var crawl = new Crawl(start, Budget.wholeSite(2));
        engine.run(crawl);
        return crawl.result();
    }

    /// A server at the same port of another address of this machine.
    private static ScriptedServer second(int port) throws IOException {
        try {
            return new ScriptedServer(OTHER, port, PAGE);
        } catch (BindException only) {
            Assumptions.abort("this system has no address 127.0.0.2");
            throw only;
        }
    }

    private static String page(String html, String fields) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + "Content-Length: " + html.length()
                + "\r\n\r\n" + html;
    }
}
