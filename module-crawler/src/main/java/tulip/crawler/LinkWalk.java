package tulip.crawler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/// One walk over the tree of a page, which collects everything that leads to other pages.
///
/// Links are `a`, `area`, `frame` and `iframe` of HTML, and `a` of SVG. The content of a `template` is inert, except that
/// of a shadow root, which browsers show.
final class LinkWalk implements NodeFilter {
    private static final String HTML = Parser.NamespaceHtml;
    private static final String SVG = Parser.NamespaceSvg;
    private static final Set<String> SHADOW_HOSTS = Set.of(
            "article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
            "main", "nav", "p", "section", "span");
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final boolean xml;
    private Base base;
    private boolean baseSeen;
    private Optional<Url> refresh = Optional.empty();
    private boolean refreshSeen;
    private Optional<Encoding> declaredEncoding = Optional.empty();
    private final Set<String> references = new LinkedHashSet<>(); // without fragments: resolved when the base is known
    private final List<Document> inside = new ArrayList<>(); // documents in `srcdoc` attributes

    private LinkWalk(Base base, boolean xml) {
        this.base = base;
        this.xml = xml;
    }

    static LinkWalk over(Document document, Base base, boolean xml) {
        var walk = new LinkWalk(base, xml);
        document.filter(walk);
        return walk;
    }

    /// The first encoding that a `meta` element names.
    Optional<Encoding> declaredEncoding() {
        return declaredEncoding;
    }

    Links links() {
        Set<Url> found = LinkedHashSet.newLinkedHashSet(references.size());
        for (String reference : references) {
            base.resolve(reference).ifPresent(found::add);
        }
        for (Document document : inside) {
            found.addAll(over(document, base.inside(), false).links().all());
        }
        return new Links(List.copyOf(found), refresh);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            String namespace = element.tag().namespace();
            String name = xml ? element.tag().localName() : element.normalName();
            if (namespace.equals(HTML)) {
                return html(element, name);
            }
            if (namespace.equals(SVG) && name.equals("a")) {
                svgLink(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult html(Element element, String name) {
        switch (name) {
            case "template" -> {
                return isShadowRoot(element) ? FilterResult.CONTINUE : FilterResult.SKIP_CHILDREN;
            }
            case "a", "area" -> reference(element, "href");
            case "frame" -> source(element);
            case "iframe" -> iframe(element);
            case "base" -> base(element);
            case "meta" -> meta(element);
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    /// Says whether a template is the shadow root of its parent
    /// ([HTML](https://html.spec.whatwg.org/#attr-template-shadowrootmode)).
    private boolean isShadowRoot(Element template) {
        String mode = template.attributes().get("shadowrootmode");
        Element host = template.parent();
        return !xml
                && (mode.equalsIgnoreCase("open") || mode.equalsIgnoreCase("closed"))
                && (SHADOW_HOSTS.contains(host.normalName()) || host.normalName().indexOf('-') > 0)
                && host.selectFirst("> template[shadowrootmode]") == template;
    }

    private static boolean isInDocument(Element element) {
        return element.closest("template") == null;
    }

    private void base(Element element) {
        if (!baseSeen && element.attributes().hasKey("href") && isInDocument(element)) { // only the first base counts
            baseSeen = true;
            base = base.changedTo(element.attributes().get("href"));
        }
    }

    private void meta(Element element) {
        String content = element.attributes().get("content");
        String pragma = element.attributes().get("http-equiv");
        if (!refreshSeen && pragma.equalsIgnoreCase("refresh") && isInDocument(element)) { // only the first counts
            Refresh.parse(content).ifPresent(found -> {
                Optional<Url> target = found.reference().flatMap(base::resolve);
                refreshSeen = found.reference().isEmpty() || target.isPresent();
                refresh = target;
            });
        }
        if (declaredEncoding.isEmpty()) {
            declaredEncoding = Encoding.labelled(element.attributes().get("charset"));
            if (declaredEncoding.isEmpty() && pragma.equalsIgnoreCase("content-type")) {
                declaredEncoding = Html.encodingIn(content);
            }
            declaredEncoding = declaredEncoding.map(Encoding::saidInAscii);
        }
    }

    private void iframe(Element element) {
        if (element.attributes().hasKey("srcdoc")) {
            inside.add(Jsoup.parse(element.attributes().get("srcdoc")));
        } else {
            source(element);
        }
    }

    /// A frame with an empty source shows no page.
    private void source(Element element) {
        if (!element.attributes().get("src").isEmpty()) {
            reference(element, "src");
        }
    }

    /// A link of SVG: `href` overrides the older `xlink:href`.
    private void svgLink(Element element) {
        if (element.attributes().hasKey("href")) {
            reference(element, "href");
            return;
        }
        for (Attribute attribute : element.attributes()) {
            boolean link = xml
                    ? attribute.localName().equals("href") && attribute.namespace().equals(XLINK)
                    : attribute.getKey().equals("xlink:href");
            if (link) {
                add(attribute.getValue());
            }
        }
    }

    private void reference(Element element, String attribute) {
        if (element.attributes().hasKey(attribute)) {
            add(element.attributes().get(attribute));
        }
    }

    /// Pages often link to many places of one page, so the fragment is cut off first.
    private void add(String reference) {
        int hash = reference.indexOf('#');
        references.add(hash < 0 ? reference : reference.substring(0, hash));
    }
}
