package tulip.crawler.bench.echo;

import tulip.crawler.bench.Names;

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
        return Names.of(this);
    }

    static EchoServerKind of(String id) {
        return Names.parse(EchoServerKind.class, "echo server", id);
    }
}
