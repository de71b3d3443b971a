package tulip.runner.measure;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;
import tulip.crawler.site.ServerKind;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// The options that choose the site to serve.
final class SiteOptions {
    @Option(names = "--folder", paramLabel = "DIR", description = "serve the HTML files of this folder")
    Path folder;

    @Option(
            names = "--start",
            paramLabel = "PAGE",
            description = "page of the folder to start from (default: index.html)")
    String start;

    @Option(
            names = "--latency",
            paramLabel = "L",
            converter = LatencyConverter.class,
            description = "wait before each response: 50ms, uniform:20-80 or lognormal:50,0.5"
                    + " (median in ms, sigma); default: 50ms, with --folder 0")
    Latency latency;

    @Option(names = "--seed", paramLabel = "N", description = "what the random numbers start from (default: 1)")
    Long seed;

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "what serves the site: ${COMPLETION-CANDIDATES}; tulip is the workshop's own"
                    + " (default: ${DEFAULT-VALUE})")
    ServerKind server = ServerKind.VERTX;

    SiteChoice folderChoice() {
        return new SiteChoice.Folder(folder, start, latency == null ? Latency.parse("0") : latency, seed()).on(server);
    }

    long seed() {
        return seed == null ? SiteSpec.DEFAULT.seed() : seed;
    }

    SiteChoice choice(int pages, int links, Shape shape, int pageBytes) {
        if (folder != null) {
            return folderChoice();
        }
        if (start != null) {
            throw new IllegalArgumentException("--start names a page of a folder: give --folder too");
        }
        var spec = new SiteSpec(pages, links, shape, pageBytes, seed());
        return new SiteChoice.Generated(spec, latency == null ? Latency.parse("50ms") : latency).on(server);
    }
}
