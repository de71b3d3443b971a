package tulip.crawler.web;

import java.io.IOException;
import tulip.crawler.http.Headers;

/// A client that has sent the head of a request, as a small server sees it ([MiniAsgi]). Only code on the loop
/// may use it; where a method waits, other tasks run.
public interface MiniClient {
    /// Waits for the next part of the request's body.
    ///
    /// @return no bytes: the body is complete
    /// @throws IOException if the client is gone
    byte[] read() throws IOException;

    /// Writes the status and the header fields of the response. Waits while the client is slow to read.
    ///
    /// @throws IOException if the client is gone
    void writeHead(int status, Headers headers) throws IOException;

    /// Writes a part of the response's body. Waits while the client is slow to read.
    ///
    /// @throws IOException if the client is gone
    void write(byte[] part) throws IOException;

    /// Says that the response is complete.
    ///
    /// @throws IOException if the client is gone
    void end() throws IOException;

    /// Closes the connection at once. So the client sees that its response is not complete.
    void abort();

    /// Has the callback run when the client goes away; at once, if it is gone.
    void whenGone(Runnable callback);
}
