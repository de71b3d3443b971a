package tulip.crawler.bench.generators;

import java.util.Arrays;
import tulip.crawler.bench.Names;
import tulip.generators.Generator;
import tulip.generators.GeneratorObject;
import tulip.generators.LiveCoroutines;
import tulip.generators.Suspension;

/// The kinds of object whose memory [SuspendedBenchmark] measures.
enum SuspendedKind {
    CONTINUATION {
        @Override
        void fill(Object[] kept) {
            suspendAll(Suspension.CONTINUATION, kept);
        }
    },
    VIRTUAL_THREAD {
        // The consumer is a virtual thread too, since a platform thread takes a hundred times as long.
        @Override
        void fill(Object[] kept) throws InterruptedException {
            Thread.ofVirtual()
                    .start(() -> suspendAll(Suspension.VIRTUAL_THREAD, kept))
                    .join();
        }

        // Ends the threads; dropping the references would not.
        @Override
        void release(Object[] kept) throws InterruptedException {
            Thread.ofVirtual()
                    .start(() -> Arrays.stream(kept).forEach(each -> ((Generator<?>) each).close()))
                    .join();
        }
    },
    /// The entry that the registry of live coroutines keeps for each started coroutine.
    REGISTRY_ENTRY {
        @Override
        void fill(Object[] kept) {
            LiveCoroutines.Live same = () -> new StackTraceElement[0];
            Arrays.setAll(kept, _ -> LiveCoroutines.add(same));
        }

        @Override
        void release(Object[] kept) {
            Arrays.stream(kept).forEach(entry -> LiveCoroutines.remove((LiveCoroutines.Entry) entry));
        }
    };

    /// Puts one object into each element of the array.
    abstract void fill(Object[] kept) throws InterruptedException;

    /// Ends the objects. The default only drops the references.
    void release(Object[] kept) throws InterruptedException {
        Arrays.fill(kept, null);
    }

    static SuspendedKind parse(String id) {
        return Names.parse(SuspendedKind.class, "kind", id);
    }

    private static void suspendAll(Suspension suspension, Object[] kept) {
        for (int i = 0; i < kept.length; i++) {
            var generator = new GeneratorObject<>(suspension, SuspendedKind::endless);
            generator.next();
            kept[i] = generator;
        }
    }

    private static void endless(Generator.Out<Object> out) {
        while (true) {
            out.yield("more");
        }
    }
}
