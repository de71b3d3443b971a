package tulip.crawler.web;

import java.io.IOException;

/// Thrown when the client is gone, so that nobody can get the response (`ClientDisconnect` of Starlette). A
/// server does not report it: clients go away all the time.
public final class ClientDisconnected extends IOException {
    public ClientDisconnected(String message) {
        super(message);
    }

    public ClientDisconnected(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
