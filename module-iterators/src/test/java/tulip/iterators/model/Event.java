package tulip.iterators.model;

import java.util.NoSuchElementException;

/// What one pull from an iterator brings. The end is no event: it is where the list of events ends.
sealed interface Event {
    record Element(Object value) implements Event {}

    /// A pull that throws.
    ///
    /// @param whenAsked  whether `hasNext` raises it already, since to answer it has to pull; else only `next` does
    record Failure(Planned thrown, boolean whenAsked) implements Event {}

    /// A failure that looks like the end to whoever tells the end from an exception.
    final class Planned extends NoSuchElementException {
        private static final long serialVersionUID = 1;

        Planned(String message) {
            super(message);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this; // there are millions of them
        }
    }
}
