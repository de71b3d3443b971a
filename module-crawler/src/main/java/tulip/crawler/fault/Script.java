package tulip.crawler.fault;

import java.io.IOException;

/// Says what goes over one connection, byte for byte, in answer to one request.
interface Script {
    /// Plays it. Unless it has said otherwise ([Peer#keepOpen]), the connection is closed after it.
    ///
    /// @throws IOException if the client has left: it had enough, which is what most faults are about
    void play(Peer peer) throws IOException, InterruptedException;
}
