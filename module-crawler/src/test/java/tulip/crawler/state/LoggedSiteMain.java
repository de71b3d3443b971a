package tulip.crawler.state;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

/// Serves a site for the checks of state files, and writes a line for each response into a file: the time in
/// milliseconds since 1970, and the path.
///
/// Arguments: `web` or `large`, the number of pages, the latency, the file. It prints the address, and ends with its
/// standard input.
final class LoggedSiteMain {
    private LoggedSiteMain() {}

    public static void main(String[] args) throws IOException {
        int pages = Integer.parseInt(args[1]);
        Site site = args[0].equals("large")
                ? new LargeSite(pages)
                : new GeneratedSite(new SiteSpec(pages, 6, Shape.WEB, 2_048, 1));
        var log = new PrintStream(args[3], StandardCharsets.UTF_8);
        try (var server = SiteServer.start(logged(site, log), Latency.parse(args[2]), 1, 0)) {
            System.out.println(server.url());
            while (System.in.read() >= 0) {}
        }
    }

    private static Site logged(Site site, PrintStream log) {
        return new Site() {
            @Override
            public String start() {
                return site.start();
            }

            @Override
            public Reply reply(String pathAndQuery) {
                log.print(System.currentTimeMillis() + " " + pathAndQuery + "\n");
                log.flush();
                return site.reply(pathAndQuery);
            }
        };
    }
}
