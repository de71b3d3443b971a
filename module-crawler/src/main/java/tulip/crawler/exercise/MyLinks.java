package tulip.crawler.exercise;

import java.util.List;
import tulip.crawler.Links;
import tulip.crawler.Url;
import tulip.crawler.WrittenLinks;
import tulip.kit.Todo;

/// Exercise 5.4: which links of a page a crawl follows. The text is exercises/4-links.md.
public final class MyLinks implements Links {
    @Override
    public List<Url> follow(WrittenLinks written) {
        throw new Todo("resolve the references, and keep those on the page's site, each once");
    }

    @Override
    public boolean isNew(Url address) {
        throw new Todo("whether nobody has asked for this address before");
    }
}
