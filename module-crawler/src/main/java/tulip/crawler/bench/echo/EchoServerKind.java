package tulip.crawler.bench.echo;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A way to write an echo server.
public enum EchoServerKind {
    TULIP("our loop, Continuation"),
    TULIP_THREADS("our loop, virtual threads"),
    VERTX("Vert.x, 1 event loop"),
    ASYNCIO("CPython, asyncio streams");

    private final String title;

    EchoServerKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static EchoServerKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no echo server " + id + "; there are "
                        + Arrays.stream(values()).map(EchoServerKind::id).collect(Collectors.joining(", "))));
    }
}
