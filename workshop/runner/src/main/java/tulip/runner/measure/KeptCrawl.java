package tulip.runner.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tulip.crawler.Addresses;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.state.CrawlState;

/// The state file of a crawl, if the user has named one.
final class KeptCrawl implements AutoCloseable {
    private final Path file; // null if there is none
    private final Optional<CrawlState> state;
    private int earlierPages;

    KeptCrawl(Path file, Optional<CrawlState> state) {
        this.file = file;
        this.state = state;
    }

    CrawlListener listener() {
        return state.<CrawlListener>map(each -> each).orElse(CrawlListener.NONE);
    }

    Addresses addresses() {
        return state.map(CrawlState::addresses).orElseGet(Addresses::new);
    }

    /// Gives a crawl what the file holds.
    ///
    /// @throws IOException with a sentence for the user
    void replay(Crawl crawl) throws IOException {
        if (state.isPresent()) {
            state.get().replay(crawl);
            earlierPages = crawl.progress().pages();
        }
    }

    /// Pages that were found before.
    int earlierPages() {
        return earlierPages;
    }

    /// Writes what is known so far. Any thread may call this.
    void flush() {
        state.ifPresent(CrawlState::flush);
    }

    /// Writes the rest, and tells what the file holds now. A crawl that has found no page is not kept.
    ///
    /// @throws IOException with a sentence for the user, if something could not be written
    void finish(Crawl crawl, boolean empty, PrintWriter out) throws IOException {
        if (state.isEmpty()) {
            return;
        }
        if (empty) {
            state.get().discard();
            return;
        }
        state.get().close();
        out.printf(Locale.ROOT, "%-10s%s %s%n", "state", file, told(crawl));
        out.flush();
    }

    private String told(Crawl crawl) {
        int earlier = state.orElseThrow().earlierFetches();
        String from = earlier == 0 ? "" : String.format(Locale.ROOT, "; %,d fetches are from before", earlier);
        if (crawl.isFinished()) {
            return "is finished" + from;
        }
        return "is not finished" + from
                + (crawl.result().stopped()
                        ? ": run the same command to go on"
                        : ": a limit was reached; a higher one goes on");
    }

    @Override
    public void close() throws IOException {
        if (state.isPresent()) {
            state.get().close();
        }
    }
}
