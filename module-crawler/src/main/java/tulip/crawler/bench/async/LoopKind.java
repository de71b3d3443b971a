package tulip.crawler.bench.async;

import static tulip.crawler.bench.async.Work.CALLBACK;
import static tulip.crawler.bench.async.Work.COMPLETED;
import static tulip.crawler.bench.async.Work.DONE;
import static tulip.crawler.bench.async.Work.PING_PONG;
import static tulip.crawler.bench.async.Work.YIELD;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import tulip.crawler.bench.Names;
import tulip.generators.Suspension;

/// The ways to wait that are compared, and the works that each of them has.
public enum LoopKind {
    /// The workshop's loop on the JDK's continuation.
    CONTINUATION(EnumSet.allOf(Work.class), () -> new TulipWaiter(Suspension.CONTINUATION)),
    /// The workshop's loop on virtual threads.
    VIRTUAL_THREAD(EnumSet.allOf(Work.class), () -> new TulipWaiter(Suspension.VIRTUAL_THREAD)),
    /// A queue of callbacks and the JDK's continuation, and nothing else. What is done needs no `await` there.
    BARE(EnumSet.complementOf(EnumSet.of(DONE)), BareWaiter::new),
    /// Callbacks on an event loop of Vert.x. It has no `await`: a callback of the future does what comes next.
    VERTX(EnumSet.of(CALLBACK, COMPLETED), VertxWaiter::new),
    /// The `await` of Vert.x, which works on its virtual threads.
    VERTX_VIRTUAL(EnumSet.of(DONE, COMPLETED), VertxVirtualWaiter::new),
    /// Virtual threads without a loop, with one carrier.
    VIRTUAL_ONLY(EnumSet.of(COMPLETED, YIELD, PING_PONG), VirtualWaiter::new);

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the set
    private final Set<Work> works;

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Callable<Waiter> opening;

    LoopKind(Set<Work> works, Callable<Waiter> opening) {
        this.works = works;
        this.opening = opening;
    }

    Waiter open() throws Exception {
        return opening.call();
    }

    public boolean does(Work work) {
        return works.contains(work);
    }

    /// Whether the benchmark has this case.
    public static boolean does(String loop, String work) {
        return parse(loop).does(Work.parse(work));
    }

    public String id() {
        return Names.of(this);
    }

    static LoopKind parse(String id) {
        return Names.parse(LoopKind.class, "loop", id);
    }
}
