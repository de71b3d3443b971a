package tulip.crawler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tulip.crawler.http.Headers;

/// Turns a response into an [Outcome]. These are pure functions, so an engine may call them on any thread.
public final class Pages {
    private static final Links USUAL = new SiteLinks();

    private Pages() {}

    /// Says whether the crawl needs the body of this response: only if it is a 2xx response with HTML or XHTML.
    public static boolean wantsBody(int status, Headers headers) {
        return status >= 200 && status < 300 && isPage(MediaType.of(headers));
    }

    /// Computes the outcome of a request for this address.
    ///
    /// Never throws: if the parser fails on a page, the outcome is a failure, the same on every engine.
    public static Outcome outcome(Url url, Response response, Limits limits) {
        return outcome(url, response, limits, USUAL);
    }

    /// The same, with another rule for links.
    public static Outcome outcome(Url url, Response response, Limits limits, Links links) {
        try {
            return read(url, response, limits, links);
        } catch (RuntimeException | StackOverflowError bug) {
            return new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
        }
    }

    private static Outcome read(Url url, Response response, Limits limits, Links links) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            MediaType type = MediaType.of(response.headers());
            return isPage(type) ? page(url, response, type, limits, links) : notAPage(url, response);
        }
        if (isRedirect(status)) {
            return new Outcome.Redirect(response.headers().first("Location").flatMap(url::resolveLocation));
        }
        FailureKind kind = switch (status / 100) {
            case 4 -> FailureKind.CLIENT_ERROR;
            case 5 -> FailureKind.SERVER_ERROR;
            default -> FailureKind.BAD_STATUS;
        };
        return new Outcome.Failed(kind, "answered with status " + status, OptionalInt.of(status));
    }

    private static Outcome page(Url url, Response response, MediaType type, Limits limits, Links rule) {
        try {
            byte[] body = ContentCoding.decode(response.body(), response.headers(), limits.maxBodyBytes());
            PageLinks links = type.isHtml()
                    ? PageLinks.ofHtml(url, body, type.charset(), rule)
                    : PageLinks.ofXhtml(url, body, type.charset(), rule);
            Optional<Url> refresh = refresh(response)
                    .map(header -> header.reference().flatMap(url::resolveLocation))
                    .orElse(links.refresh());
            return new Outcome.Page(response.body().length, List.copyOf(links.followed()), refresh);
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
