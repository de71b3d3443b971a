package tulip.crawler.bench.async;

import static tulip.crawler.bench.async.Work.CALLBACK;
import static tulip.crawler.bench.async.Work.COMPLETED;
import static tulip.crawler.bench.async.Work.DONE;
import static tulip.crawler.bench.async.Work.PING_PONG;
import static tulip.crawler.bench.async.Work.YIELD;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.generators.Suspension;

/// The ways to wait that are compared, and the works that each of them has.
public enum LoopKind {
    /// The workshop's loop on the JDK's continuation.
    CONTINUATION(EnumSet.allOf(Work.class)) {
        @Override
        Waiter open() {
            return new TulipWaiter(Suspension.CONTINUATION);
        }
    },
    /// The workshop's loop on virtual threads.
    VIRTUAL_THREAD(EnumSet.allOf(Work.class)) {
        @Override
        Waiter open() {
            return new TulipWaiter(Suspension.VIRTUAL_THREAD);
        }
    },
    /// A queue of callbacks and the JDK's continuation, and nothing else. What is done needs no `await` there.
    BARE(EnumSet.complementOf(EnumSet.of(DONE))) {
        @Override
        Waiter open() {
            return new BareWaiter();
        }
    },
    /// Callbacks on an event loop of Vert.x. It has no `await`: a callback of the future does what comes next.
    VERTX(EnumSet.of(CALLBACK, COMPLETED)) {
        @Override
        Waiter open() {
            return new VertxWaiter();
        }
    },
    /// The `await` of Vert.x, which works on its virtual threads.
    VERTX_VIRTUAL(EnumSet.of(DONE, COMPLETED)) {
        @Override
        Waiter open() throws Exception {
            return new VertxVirtualWaiter();
        }
    },
    /// Virtual threads without a loop, with one carrier.
    VIRTUAL_ONLY(EnumSet.of(COMPLETED, YIELD, PING_PONG)) {
        @Override
        Waiter open() {
            return new VirtualWaiter();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the set
    private final Set<Work> works;

    LoopKind(Set<Work> works) {
        this.works = works;
    }

    abstract Waiter open() throws Exception;

    public boolean does(Work work) {
        return works.contains(work);
    }

    /// Whether the benchmark has this case.
    public static boolean does(String loop, String work) {
        return parse(loop).does(Work.parse(work));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LoopKind parse(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no loop '" + id + "': choose from "
                        + Arrays.stream(values()).map(LoopKind::id).collect(Collectors.joining(", "))));
    }
}
