package tulip.crawler.web;

/// Gives an application its next event (ASGI 3.0, "Applications": `await receive()`).
@FunctionalInterface
public interface Receive {
    /// Waits for the next event of this scope.
    ///
    /// A request gives [Event.HttpRequest] until its body is complete. After that, the method waits for the
    /// end: it returns [Event.HttpDisconnect] when the client is gone or the response is complete, and again at
    /// each call.
    Event.Received receive();
}
