package tulip.iterators.model;

import java.util.NoSuchElementException;

/// The result of one pull from an iterator. The end is no event: it is the end of the list of events.
sealed interface Event {
    record Element(Object value) implements Event {}

    /// A pull that throws.
    ///
    /// @param whenAsked  whether `hasNext` throws already, because it must pull; otherwise only `next` throws
    record Failure(Planned thrown, boolean whenAsked) implements Event {}

    /// A failure that looks like the end to code that takes an exception for the end.
    final class Planned extends NoSuchElementException {
        private static final long serialVersionUID = 1;

        Planned(String message) {
            super(message);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this; // without a stack trace, because there are millions of them
        }
    }
}
