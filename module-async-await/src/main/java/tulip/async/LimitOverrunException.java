package tulip.async;

import java.io.IOException;

/// There are more bytes before a separator than the limit of the reader (`LimitOverrunError` of asyncio). The bytes
/// stay in the reader.
public final class LimitOverrunException extends IOException {
    private final int consumed;

    LimitOverrunException(String message, int consumed) {
        super(message);
        this.consumed = consumed;
    }

    /// How many bytes are there that belong to no separator.
    public int consumed() {
        return consumed;
    }
}
