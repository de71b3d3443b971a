package tulip.crawler.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.crawler.Addresses;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;

/// Keeps a crawl as a state file does, but in memory: one block for each record.
final class InMemory implements CrawlListener {
    /// What a crawl was told.
    record Heard(Fetch fetch, Outcome outcome, FetchTime time) {}

    final Addresses addresses = new Addresses();
    final List<byte[]> blocks = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    private RecordWriter writer;

    /// @param earlier  what was kept before
    InMemory(List<byte[]> earlier) {
        blocks.addAll(earlier);
    }

    void replay(Crawl crawl) {
        var reader = new RecordReader(addresses, crawl);
        blocks.forEach(block -> reader.read(block, block.length));
        crawl.replayed();
        writer = new RecordWriter(reader);
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        heard.add(new Heard(fetch, outcome, time));
        if (writer != null) {
            var out = new Bytes();
            writer.write(fetch, outcome, time, out);
            blocks.add(out.toArray());
        }
    }
}
