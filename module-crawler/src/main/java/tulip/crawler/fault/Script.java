package tulip.crawler.fault;

import java.io.IOException;

/// Sends a response to one request, byte for byte.
interface Script {
    /// Sends the response. Then the server closes the connection, unless the script has called [Peer#keepOpen].
    ///
    /// @throws IOException if the client has closed the connection; most faults end in this way
    void play(Peer peer) throws IOException, InterruptedException;
}
