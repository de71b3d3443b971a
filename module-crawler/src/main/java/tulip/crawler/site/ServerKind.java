package tulip.crawler.site;

import java.util.Locale;

/// A server for the embedded site.
public enum ServerKind {
    VERTX,
    /// The workshop's own: [tulip.crawler.web].
    TULIP;

    /// The name as users write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a name.
    public static ServerKind parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
