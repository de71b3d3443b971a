package tulip.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.http.Headers;

/// Turns a response into an [Outcome]. These are pure functions, so an engine may call them on any thread.
public final class Pages {
    private static final Links USUAL = new SiteLinks();
    private static final Links ALL_HOSTS = new AllLinks();

    private Pages() {}

    /// Says whether the crawl needs the body of this response: only if it is a 2xx response with HTML or XHTML.
    public static boolean wantsBody(int status, Headers headers) {
        return status >= 200 && status < 300 && isPage(MediaType.of(headers));
    }

    /// Computes the outcome of a fetch, as its purpose demands. Never throws, as the other methods.
    public static Outcome outcome(Fetch fetch, Response response, Limits limits) {
        return switch (fetch.purpose()) {
            case Purpose.Page(boolean allHosts, var _) ->
                outcome(fetch, response, limits, allHosts ? ALL_HOSTS : USUAL);
            case Purpose.Robots _, Purpose.Sitemap _ -> safely(() -> SiteFiles.read(fetch, response, limits));
        };
    }

    /// Computes the outcome of a request for the page with this address.
    ///
    /// Never throws: if the parser fails on a page, the outcome is a failure, the same on every engine.
    public static Outcome outcome(Url url, Response response, Limits limits) {
        return outcome(url, response, limits, USUAL);
    }

    /// The same, with another rule for links.
    public static Outcome outcome(Url url, Response response, Limits limits, Links links) {
        return outcome(new Fetch(url), response, limits, links);
    }

    /// Computes the outcome of the fetch of a page, with another rule for links.
    public static Outcome outcome(Fetch fetch, Response response, Limits limits, Links links) {
        boolean compared = fetch.purpose() instanceof Purpose.Page(var _, boolean asked) && asked;
        return safely(() -> read(fetch.url(), response, limits, links, compared));
    }

    private static Outcome safely(Supplier<Outcome> reading) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError bug) {
            return new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
        }
    }

    private static Outcome read(Url url, Response response, Limits limits, Links links, boolean compared) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            MediaType type = MediaType.of(response.headers());
            return isPage(type) ? page(url, response, type, limits, links, compared) : notAPage(url, response);
        }
        return withoutContent(url, response);
    }

    /// The outcome of a response whose status is not 2xx.
    static Outcome withoutContent(Url url, Response response) {
        int status = response.status();
        if (isRedirect(status)) {
            Optional<String> location = response.headers().first("Location");
            return new Outcome.Redirect(
                    location.flatMap(url::resolveLocation),
                    location.map(PercentEncoder::escapeBytes).map(Fragment::of).orElse(""));
        }
        FailureKind kind = switch (status / 100) {
            case 4 -> FailureKind.CLIENT_ERROR;
            case 5 -> FailureKind.SERVER_ERROR;
            default -> FailureKind.BAD_STATUS;
        };
        Optional<Duration> retryAfter = RetryAfter.of(status, response.headers(), Instant.now());
        return new Outcome.Failed(kind, "answered with status " + status, OptionalInt.of(status), retryAfter);
    }

    private static Outcome page(
            Url url, Response response, MediaType type, Limits limits, Links rule, boolean compared) {
        try {
            byte[] body = ContentCoding.decode(response.body(), response.headers(), limits.maxBodyBytes());
            PageLinks links = type.isHtml()
                    ? PageLinks.ofHtml(url, body, type.charset(), rule, limits.detailed())
                    : PageLinks.ofXhtml(url, body, type.charset(), rule, limits.detailed());
            Optional<Url> refresh = refresh(response)
                    .map(header -> header.reference().flatMap(url::resolveLocation))
                    .orElse(links.refresh());
            PageRobots fields = PageRobots.of(response.headers());
            return new Outcome.Page(
                    response.body().length,
                    body.length,
                    List.copyOf(links.followed()),
                    refresh,
                    fields.and(links.robots()),
                    links.detail(),
                    compared ? Optional.of(Phrases.of(url, body)) : Optional.empty());
        } catch (FetchFailure failure) {
            return new Outcome.Failed(failure.kind(), failure.getMessage());
        }
    }

    private static Outcome notAPage(Url url, Response response) {
        Optional<String> reference = refresh(response).flatMap(Refresh::reference);
        return new Outcome.NotAPage(response.body().length, reference.flatMap(url::resolveLocation));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /// Says whether a response of this type is a page.
    private static boolean isPage(MediaType type) {
        return type.isHtml() || type.isXhtml();
    }

    /// The `Refresh` field of a response, which overrides a `meta` element.
    private static Optional<Refresh> refresh(Response response) {
        return response.headers().first("Refresh").flatMap(Refresh::parse);
    }
}
