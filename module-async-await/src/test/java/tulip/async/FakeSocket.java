package tulip.async;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A socket without a network. A check says what has arrived, and how much room there is for output.
final class FakeSocket extends SocketChannel {
    private static final int MOST_IN_VAIN = 1_500;

    private final Runnable whenInVain;
    private final Runnable whenBlocking;
    private final StringBuilder arrived = new StringBuilder(); // and was not read yet
    private final StringBuilder sent = new StringBuilder();
    private int room; // how many bytes can be written
    private boolean ended; // no more bytes arrive
    private boolean falseAlarm; // the socket seems to be ready once, and is not
    private IOException failure; // what each call throws; null: nothing
    private int calls;
    private int inVain; // calls that have moved no byte

    /// @param whenInVain    called when the socket is asked again and again, and nothing is there
    /// @param whenBlocking  called when the socket is to block
    FakeSocket(Runnable whenInVain, Runnable whenBlocking) {
        super(SelectorProvider.provider());
        this.whenInVain = whenInVain;
        this.whenBlocking = whenBlocking;
    }

    void arrive(String bytes) {
        arrived.append(bytes);
    }

    void endInput() {
        ended = true;
    }

    void makeRoom(int bytes) {
        room = bytes;
    }

    void fail(IOException thrown) {
        failure = thrown;
    }

    IOException failure() {
        return failure;
    }

    void alarm() {
        falseAlarm = true;
    }

    /// What was written.
    String sent() {
        return sent.toString();
    }

    /// How often the socket was read or written.
    int calls() {
        return calls;
    }

    boolean hasInput() {
        return !arrived.isEmpty() || ended || failure != null || falseAlarm;
    }

    boolean hasRoom() {
        return room > 0 || failure != null || falseAlarm;
    }

    void endAlarm() {
        falseAlarm = false;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        begins();
        int count = Math.min(into.remaining(), arrived.length());
        into.put(arrived.substring(0, count).getBytes(StandardCharsets.US_ASCII));
        arrived.delete(0, count);
        return count == 0 && into.hasRemaining() && ended ? -1 : moved(count);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        begins();
        int count = Math.min(room, from.remaining());
        for (int i = 0; i < count; i++) {
            sent.append((char) from.get());
        }
        room -= count;
        return moved(count);
    }

    private void begins() throws IOException {
        calls++;
        if (failure != null) {
            throw failure;
        }
    }

    private int moved(int count) {
        if (count == 0 && ++inVain > MOST_IN_VAIN) {
            whenInVain.run();
        }
        return count;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        return read(into[offset]);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return write(from[offset]);
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        if (block) {
            whenBlocking.run();
        }
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    public SocketAddress getRemoteAddress() {
        return null; // nobody needs it
    }

    @Override
    public SocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isConnectionPending() {
        return false;
    }

    @Override
    public boolean connect(SocketAddress remote) {
        throw unfit();
    }

    @Override
    public boolean finishConnect() {
        throw unfit();
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        throw unfit();
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
        throw unfit();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw unfit();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public SocketChannel shutdownInput() {
        throw unfit();
    }

    @Override
    public SocketChannel shutdownOutput() {
        throw unfit();
    }

    @Override
    public Socket socket() {
        throw unfit();
    }

    private static UnsupportedOperationException unfit() {
        return new UnsupportedOperationException("the socket of this check can only be read, written and watched");
    }

    @Override
    public String toString() {
        return "the socket of the check";
    }
}
