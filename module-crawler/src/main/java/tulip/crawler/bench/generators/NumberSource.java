package tulip.crawler.bench.generators;

import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tulip.crawler.bench.Names;
import tulip.generators.Generator;
import tulip.generators.GeneratorObject;
import tulip.generators.Suspension;

/// The ways to produce numbers on demand that [GeneratorBenchmark] compares.
public enum NumberSource {
    /// A hand-written iterator; the count is a field.
    ITERATOR(Counter::new),
    STREAM(() -> Stream.iterate(0, number -> number + 1).iterator()),
    CONTINUATION(() -> generator(Suspension.CONTINUATION)),
    /// [#CONTINUATION] without the cost of a generator around it.
    BARE_CONTINUATION(BareNumbers::new),
    VIRTUAL_THREAD(() -> generator(Suspension.VIRTUAL_THREAD)),
    /// [#VIRTUAL_THREAD] without the cost of a generator around it.
    BARE_VIRTUAL_THREAD(() -> new BareHandoff(Thread.ofVirtual())),
    PLATFORM_THREAD(() -> generator(Suspension.PLATFORM_THREAD)),
    /// [#PLATFORM_THREAD] without the cost of a generator around it.
    BARE_PLATFORM_THREAD(() -> new BareHandoff(Thread.ofPlatform().daemon()));

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Supplier<Iterator<Integer>> opening;

    NumberSource(Supplier<Iterator<Integer>> opening) {
        this.opening = opening;
    }

    /// Opens an endless source of 0, 1, 2 and so on.
    Iterator<Integer> open() {
        return opening.get();
    }

    /// Ends the body of the source, if it has one.
    static void close(Iterator<Integer> source) {
        switch (source) {
            case Generator<Integer> generator -> generator.close();
            case BareHandoff handoff -> handoff.close();
            default -> {}
        }
    }

    /// Parses a user's text.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such source
    public static NumberSource parse(String id) {
        return Names.parse(NumberSource.class, "source", id);
    }

    public String id() {
        return Names.of(this);
    }

    /// Says whether the source runs on a virtual thread of its own. Then the number of carriers matters.
    public boolean usesVirtualThread() {
        return this == VIRTUAL_THREAD || this == BARE_VIRTUAL_THREAD;
    }

    private static Iterator<Integer> generator(Suspension suspension) {
        return new GeneratorObject<>(suspension, out -> {
            for (int number = 0; ; number++) {
                out.yield(number);
            }
        });
    }

    private static final class Counter implements Iterator<Integer> {
        private int number;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return number++;
        }
    }
}
