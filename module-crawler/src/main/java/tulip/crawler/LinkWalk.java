package tulip.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.jsoup.select.NodeFilter;

/// One walk over the tree of a page, which collects its links.
///
/// Links are `a`, `area`, `frame` and `iframe` of HTML, and `a` of SVG. The content of a `template` is inert, unless
/// it is a shadow root, which browsers show.
final class LinkWalk implements NodeFilter {
    /// A document in a `srcdoc` attribute. A browser loads it at once, so a later `base` does not count.
    private record Inside(Document document, Base base) {}

    private static final String HTML = Parser.NamespaceHtml;
    private static final String SVG = Parser.NamespaceSvg;
    private static final Set<String> SHADOW_HOSTS = Set.of(
            "article",
            "aside",
            "blockquote",
            "body",
            "div",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "main",
            "nav",
            "p",
            "section",
            "span");
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final boolean xml;
    private final LinkCollector collector;
    private final List<Inside> inside = new ArrayList<>();

    private LinkWalk(LinkCollector collector, boolean xml) {
        this.collector = collector;
        this.xml = xml;
    }

    static PageLinks over(Document document, LinkCollector collector, boolean xml) {
        var walk = new LinkWalk(collector, xml);
        document.filter(walk);
        PageLinks links = collector.links();
        for (Inside frame : walk.inside) {
            links = links.and(over(frame.document, collector.inside(frame.base), false));
        }
        return links;
    }

    /// Parses HTML. jsoup reads the content of a script of SVG as text. By the standard it may hold elements, and
    /// `<script/>` ends at once.
    static Document parse(String html) {
        TagSet tags = TagSet.Html();
        tags.get("script", SVG).clear(Tag.Data);
        return Jsoup.parse(html, "", Parser.htmlParser().tagSet(tags));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            String namespace = element.tag().namespace();
            String name = xml ? element.tag().localName() : element.normalName();
            if (collector.isDetailed()) {
                anchors(element, namespace.equals(HTML) && name.equals("a"));
            }
            if (namespace.equals(HTML)) {
                return html(element, name);
            }
            if (namespace.equals(SVG) && name.equals("a")) {
                svgLink(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    /// Fragments do not point into a shadow tree.
    private void anchors(Element element, boolean named) {
        if (element.parent() == null || isInDocument(element.parent())) {
            collector.anchor(value(element, "id"));
            if (named) {
                collector.anchor(value(element, "name"));
            }
        }
    }

    private FilterResult html(Element element, String name) {
        switch (name) {
            case "template" -> {
                if (isShadowRoot(element)) {
                    return FilterResult.CONTINUE;
                }
                element.select("meta").forEach(this::encoding); // a parser changes the encoding wherever it meets one
                return FilterResult.SKIP_CHILDREN;
            }
            case "a", "area" -> collector.link(value(element, "href"), value(element, "rel"));
            case "frame" -> collector.frame(value(element, "src"));
            case "iframe" -> iframe(element);
            case "base" -> {
                if (isInDocument(element)) {
                    collector.base(value(element, "href"));
                }
            }
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
                && (SHADOW_HOSTS.contains(host.normalName())
                        || host.normalName().indexOf('-') > 0)
                && template.equals(host.selectFirst("> template[shadowrootmode]"));
    }

    private static boolean isInDocument(Element element) {
        return element.closest("template") == null;
    }

    private void meta(Element element) {
        Attributes attributes = element.attributes();
        if (attributes.get("http-equiv").equalsIgnoreCase("refresh") && isInDocument(element)) {
            collector.refresh(attributes.get("content"));
        }
        if (isInDocument(element)) {
            collector.robots(value(element, "name"), value(element, "content"));
        }
        encoding(element);
    }

    private void encoding(Element meta) {
        Attributes attributes = meta.attributes();
        String content = attributes.get("content");
        String pragma = attributes.get("http-equiv");
        collector.encoding(attributes.get("charset"), pragma.equalsIgnoreCase("content-type") ? content : null);
    }

    private void iframe(Element element) {
        if (element.attributes().hasKey("srcdoc")) {
            Document document = parse(element.attributes().get("srcdoc"));
            inside.add(new Inside(document, collector.base().inside()));
        } else {
            collector.frame(value(element, "src"));
        }
    }

    /// A link of SVG: `href` overrides the older `xlink:href`.
    private void svgLink(Element element) {
        if (element.attributes().hasKey("href")) {
            collector.link(value(element, "href"), value(element, "rel"));
            return;
        }
        for (Attribute attribute : element.attributes()) {
            boolean link = xml
                    ? attribute.localName().equals("href")
                            && attribute.namespace().equals(XLINK)
                    : attribute.getKey().equals("xlink:href");
            if (link) {
                collector.link(attribute.getValue(), value(element, "rel"));
            }
        }
    }

    private static String value(Element element, String attribute) {
        return element.attributes().hasKey(attribute) ? element.attributes().get(attribute) : null;
    }
}
