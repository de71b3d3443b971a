package tulip.crawler.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tulip.crawler.site.FolderSite;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteSpec;

/// The site of a race or crawl, with its latency.
public sealed interface SiteChoice {
    Latency latency();

    /// The seed of the latencies, and of the pages if the site is generated.
    long seed();

    /// Opens the site in this JVM, without a server.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the site does not exist
    Site open();

    /// The arguments of [SiteMain] for this site.
    List<String> arguments();

    /// A generated site.
    record Generated(SiteSpec spec, Latency latency) implements SiteChoice {
        @Override
        public long seed() {
            return spec.seed();
        }

        @Override
        public Site open() {
            return new GeneratedSite(spec);
        }

        @Override
        public List<String> arguments() {
            return List.of(
                    "--pages", String.valueOf(spec.pages()),
                    "--links", String.valueOf(spec.links()),
                    "--shape", spec.shape().name().toLowerCase(Locale.ROOT),
                    "--page-bytes", String.valueOf(spec.pageBytes()),
                    "--seed", String.valueOf(spec.seed()),
                    "--latency", latency.toString());
        }
    }

    /// A folder of real HTML.
    ///
    /// @param start  the start page; null for `index.html`
    record Folder(Path folder, String start, Latency latency, long seed) implements SiteChoice {
        @Override
        public Site open() {
            return new FolderSite(folder, start);
        }

        @Override
        public List<String> arguments() {
            List<String> arguments = new ArrayList<>(List.of(
                    "--folder", folder.toAbsolutePath().toString(),
                    "--seed", String.valueOf(seed),
                    "--latency", latency.toString()));
            if (start != null) {
                arguments.addAll(List.of("--start", start));
            }
            return arguments;
        }
    }
}
