package tulip.runner.measure;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// The options of a generated site, and of a folder that replaces it.
final class GeneratedSiteOptions {
    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(
            names = "--pages",
            paramLabel = "N",
            description = "pages of the generated site (default: ${DEFAULT-VALUE})")
    int pages = SiteSpec.DEFAULT.pages();

    @Option(
            names = "--links",
            paramLabel = "N",
            description = "links from each page to pages one level below (default: ${DEFAULT-VALUE})")
    int links = SiteSpec.DEFAULT.links();

    @Option(
            names = "--shape",
            paramLabel = "S",
            description = "web: a tree with cross links; star: one page that links to all (default: ${DEFAULT-VALUE})")
    Shape shape = SiteSpec.DEFAULT.shape();

    @Option(names = "--page-bytes", paramLabel = "N", description = "size of a page, about (default: ${DEFAULT-VALUE})")
    int pageBytes = SiteSpec.DEFAULT.pageBytes();

    SiteChoice choice() {
        return site.choice(pages, links, shape, pageBytes);
    }
}
