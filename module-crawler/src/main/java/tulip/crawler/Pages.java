package tulip.crawler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tulip.crawler.http.Headers;

/// Turns a response into an [Outcome]. These are pure functions, so an engine may call them on any thread.
public final class Pages {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    private Pages() {}

    /// Says whether the crawl needs the body of this response: only if it is a 2xx `text/html` response.
    public static boolean wantsBody(int status, Headers headers) {
        return status >= 200 && status < 300 && isHtml(headers);
    }

    /// Computes the outcome of a request for this address.
    ///
    /// Never throws: if the parser fails on a page, the outcome is a failure, the same on every engine.
    public static Outcome outcome(Url url, Response response, Limits limits) {
        try {
            return read(url, response, limits);
        } catch (RuntimeException | StackOverflowError bug) {
            return new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
        }
    }

    private static Outcome read(Url url, Response response, Limits limits) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return isHtml(response.headers())
                    ? page(url, response, limits)
                    : new Outcome.NotAPage(response.body().length);
        }
        if (isRedirect(status)) {
            return new Outcome.Redirect(response.headers().first("Location").flatMap(url::resolve));
        }
        FailureKind kind = switch (status / 100) {
            case 4 -> FailureKind.CLIENT_ERROR;
            case 5 -> FailureKind.SERVER_ERROR;
            default -> FailureKind.BAD_STATUS;
        };
        return new Outcome.Failed(kind, "answered with status " + status);
    }

    private static Outcome page(Url url, Response response, Limits limits) {
        try {
            byte[] html = ContentCoding.decode(response.body(), response.headers(), limits.maxBodyBytes());
            return new Outcome.Page(response.body().length, links(url, html, charset(response.headers())));
        } catch (FetchFailure failure) {
            return new Outcome.Failed(failure.kind(), failure.getMessage());
        }
    }

    /// Finds the links of a page: `a`, `area`, `frame` and `iframe`, resolved against its `base` if it has one.
    ///
    /// @param charset  from the response head; if null, the page's own `meta` element decides; without one it is
    ///                 UTF-8
    static List<Url> links(Url url, byte[] html, String charset) {
        Document document = parse(html, charset);
        Url base = url;
        boolean baseSeen = false;
        List<String> references = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            switch (element.normalName()) {
                case "base" -> {
                    if (!baseSeen && element.hasAttr("href")) { // only the first base counts
                        baseSeen = true;
                        base = url.resolve(element.attr("href")).orElse(url);
                    }
                }
                case "a", "area" -> addAttribute(references, element, "href");
                case "frame", "iframe" -> addAttribute(references, element, "src");
                default -> {}
            }
        }
        Set<Url> links = LinkedHashSet.newLinkedHashSet(references.size());
        for (String reference : references) {
            base.resolve(reference).ifPresent(links::add);
        }
        return List.copyOf(links);
    }

    private static Document parse(byte[] html, String charset) {
        if (charset != null && !startsWithMark(html)) {
            return Jsoup.parse(new String(html, Charset.forName(charset)));
        }
        try {
            return Jsoup.parse(new ByteArrayInputStream(html), null, "");
        } catch (IOException impossible) {
            throw new AssertionError("reading from an array", impossible);
        }
    }

    /// A byte-order mark overrides the charset of the response (WHATWG Encoding, section 6).
    private static boolean startsWithMark(byte[] html) {
        int first = html.length < 2 ? 0 : ((html[0] & 0xff) << 8) | (html[1] & 0xff);
        return first == 0xefbb || first == 0xfeff || first == 0xfffe;
    }

    private static void addAttribute(List<String> references, Element element, String name) {
        if (element.hasAttr(name)) {
            references.add(element.attr(name));
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static boolean isHtml(Headers headers) {
        String type = headers.first("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase("text/html");
    }

    private static String charset(Headers headers) {
        Optional<String> type = headers.first("Content-Type");
        Matcher name = CHARSET.matcher(type.orElse(""));
        try {
            return name.find() && Charset.isSupported(name.group(1)) ? name.group(1) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
