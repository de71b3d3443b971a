package tulip.crawler;

import java.util.List;

/// Decides which links of a page a crawl follows.
public interface Links {
    /// Finds the addresses on the page's own site to which the page links.
    ///
    /// References are resolved against the base (https://html.spec.whatwg.org/#document-base-url). This is the
    /// address of the page's `base` element, which is itself resolved against the page. Without such an element,
    /// or if its address is malformed, the base is the page. Other threads may call this at the same time.
    ///
    /// @return addresses with the scheme, host and port of the page, in the page's order, each once
    List<Url> follow(WrittenLinks written);

    /// Marks an address as seen. Several threads may call this at the same time, for the same address too.
    ///
    /// @return true the first time, and false each time after it
    boolean isNew(Url address);
}
