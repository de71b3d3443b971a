package tulip.async;

import java.io.EOFException;

/// The stream has ended before all bytes were there (`IncompleteReadError` of asyncio).
public final class IncompleteReadException extends EOFException {
    private final transient byte[] partial;

    IncompleteReadException(String wanted, byte[] partial) {
        super("the stream has ended after " + partial.length + " bytes, before " + wanted);
        this.partial = partial;
    }

    /// The bytes that were there.
    public byte[] partial() {
        return partial.clone();
    }
}
