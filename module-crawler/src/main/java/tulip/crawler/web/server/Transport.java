package tulip.crawler.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// One end of a connection, which never blocks (a transport of asyncio, PEP 3156). [SocketTransport] is a
/// socket; tests write scripts.
///
/// All methods are for the thread of the loop.
interface Transport {
    /// What a connection tells its user. The calls come from the loop, outside of any task.
    interface Protocol {
        /// Bytes have come.
        ///
        /// @param bytes  only valid during the call
        void received(ByteBuffer bytes);

        /// The other side sends no more.
        void inputEnded();

        /// There is room for output again. Comes once after [Transport#watchRoom].
        void roomCame();

        /// The connection is lost.
        void lost(IOException why);
    }

    /// Begins to tell what happens.
    void begin(Protocol protocol) throws IOException;

    /// Writes as much as there is room for, and moves the buffers' positions.
    ///
    /// @throws IOException if the connection is lost
    void write(ByteBuffer... parts) throws IOException;

    /// Has [Protocol#roomCame] called when there is room for output.
    void watchRoom() throws IOException;

    /// Stops or goes on to read. While nobody reads, the system holds the bytes, and then stops the other side.
    void read(boolean on) throws IOException;

    /// Tells the other side that no more bytes come.
    void endOutput() throws IOException;

    /// Closes the connection. Bytes that were written are still sent.
    void close();

    /// Closes the connection in a way that the other side takes for an error (a reset).
    void abort();

    InetSocketAddress client();

    InetSocketAddress server();
}
