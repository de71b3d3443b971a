package tulip.iterators;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import tulip.kit.Contract;

/// What the contracts of this stage share: they walk, look, and expect the end.
abstract class WalkContract extends Contract {
    static final int MILLION = 1_000_000; // deeper than any stack

    private static final int MOST_ELEMENTS = 20;
    private static final int FEW_ELEMENTS = 8;
    static final int MOST_COLLECTIONS = 3; // one is enough, with every collector of the JDK but Epsilon

    final boolean hasNext(String name, Iterator<?> walk) {
        mustBeThere(name, walk);
        return step(name + ".hasNext()", walk::hasNext);
    }

    final <T> T next(String name, Iterator<? extends T> walk) {
        mustBeThere(name, walk);
        return step(name + ".next()", walk::next);
    }

    /// Walks to the end as a loop does, but gives up if there are far too many elements.
    final <T> List<T> elements(String name, Iterator<? extends T> walk) {
        mustBeThere(name, walk);
        return step("all elements of " + name, () -> {
            var elements = new ArrayList<T>();
            while (walk.hasNext()) {
                elements.add(promisedNext(name, walk, elements));
                if (elements.size() > MOST_ELEMENTS) {
                    String few = elements.subList(0, FEW_ELEMENTS).toString();
                    throw failure(name + " ends", name + " goes on and on: " + few.replaceFirst("]$", ", …]"));
                }
            }
            return elements;
        });
    }

    /// Fails unless the walk has ended: `hasNext` and `next` agree, and a second call of each changes nothing.
    final void expectEnd(String name, Iterator<?> walk) {
        for (int i = 0; i < 2; i++) {
            expectThrows(NoSuchElementException.class, name + ".next() at the end", walk::next);
            expect(name + ".hasNext() at the end", false, hasNext(name, walk));
        }
    }

    private <T> T promisedNext(String name, Iterator<? extends T> walk, List<T> before) {
        try {
            return walk.next();
        } catch (NoSuchElementException brokenPromise) {
            throw failure(
                    name + ".next() gives an element, because hasNext() was true",
                    name + ".next() throws NoSuchElementException, although hasNext() was true; the elements before: "
                            + before);
        }
    }

    private void mustBeThere(String name, Iterator<?> walk) {
        expectThat(walk != null, name + " is an iterator", name + " is null");
    }

    /// Fails unless the action throws this very object, unwrapped.
    final void expectPasses(Throwable failure, String what, Callable<?> action) {
        Throwable thrown = expectThrows(failure.getClass(), what, action);
        expectThat(
                !failure.equals(thrown.getCause()),
                what + " throws what the source threw",
                what + " throws another exception, which has the source's exception as its cause");
        expectSame("what comes out of " + what, failure, thrown);
    }

    /// Collects until the object is gone, or until it is certain that something holds it.
    static void collect(WeakReference<?> reference) {
        for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
            System.gc();
        }
    }

    /// What a source throws to see whether a `NoSuchElementException` is taken for the end.
    static RuntimeException looksLikeTheEnd() {
        return new NoSuchElementException("no paper");
    }

    /// What a source throws to see whether an Error is treated as an exception is.
    static Error error() {
        return new Error("no power");
    }

    /// A list that may hold null.
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> List<T> list(T... elements) {
        return Arrays.stream(elements).toList();
    }
}
