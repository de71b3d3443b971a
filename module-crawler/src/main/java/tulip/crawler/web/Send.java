package tulip.crawler.web;

import java.io.IOException;

/// Takes an application's next event (ASGI 3.0, "Applications": `await send(event)`).
@FunctionalInterface
public interface Send {
    /// Hands an event over. Waits while the client is slow to read (back-pressure): an application that sends a
    /// long body in parts needs memory for one part only.
    ///
    /// @throws ClientDisconnected    if the client is gone (the `OSError` of the ASGI HTTP specification, 2.4)
    /// @throws IllegalStateException if the event is not allowed now: a body before its start, or a second
    ///     start
    void send(Event.Sent event) throws IOException;
}
