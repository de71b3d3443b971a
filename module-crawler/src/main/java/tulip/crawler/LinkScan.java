package tulip.crawler;

/// Collects the links of an HTML page from its tags alone.
///
/// That is right for nearly all pages, and costs a tenth of the work of building the page's tree. Where only the
/// tree tells which tags count, such as in a `template` or in an image of SVG, the page goes to [LinkWalk].
final class LinkScan {
    private LinkScan() {}

    /// Reads the tags of a page.
    ///
    /// @return false if the page needs its tree; then the collector may hold too much
    static boolean readTags(PageBytes page, LinkCollector collector) {
        if (!page.hasBytesOfAscii()) {
            return false;
        }
        boolean detailed = collector.isDetailed();
        var tags = new Tags(page.bytes(), page.begin(), page.encoding().charset(), detailed);
        while (tags.next()) {
            if (detailed) {
                readAnchors(tags, collector);
            }
            switch (tags.name()) {
                case "a", "area" -> {
                    String reference = detailed ? tags.attribute("href") : tags.reference("href");
                    collector.link(reference, tags.attribute("rel"));
                }
                case "iframe" -> {
                    if (tags.attribute("srcdoc") != null) {
                        return false;
                    }
                    collector.frame(tags.attribute("src"));
                }
                case "base" -> {
                    String href = tags.attribute("href");
                    if (href != null && collector.hasBase()) { // a tree may have them in another order
                        return false;
                    }
                    collector.base(href);
                }
                case "meta" -> readMeta(tags, collector);
                case "frame", "frameset", "math", "plaintext", "select", "svg", "template" -> {
                    return false;
                }
                default -> {}
            }
        }
        return !tags.unclear();
    }

    private static void readAnchors(Tags tags, LinkCollector collector) {
        collector.anchor(tags.attribute("id"));
        if (tags.name().equals("a")) {
            collector.anchor(tags.attribute("name"));
        }
    }

    private static void readMeta(Tags tags, LinkCollector collector) {
        String pragma = tags.attribute("http-equiv");
        String content = tags.attribute("content");
        if ("refresh".equalsIgnoreCase(pragma)) {
            collector.refresh(content == null ? "" : content);
        }
        collector.robots(tags.attribute("name"), content);
        collector.encoding(tags.attribute("charset"), "content-type".equalsIgnoreCase(pragma) ? content : null);
    }
}
