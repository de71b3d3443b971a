package tulip.async;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A correct `receive` and `sendAll`. Each mistake overrides one or two methods, and so has only one fault.
class BreakableSockets {
    final ReceiveSendContract.Tested tested() {
        return new ReceiveSendContract.Tested(this::receive, this::sendAll);
    }

    int receive(SocketChannel channel, ByteBuffer into) throws IOException {
        requireRoom(into);
        int count = read(channel, into);
        while (isNothing(count)) {
            awaitInput(channel);
            count = read(channel, into);
        }
        return count;
    }

    void requireRoom(ByteBuffer into) {
        if (!into.hasRemaining()) {
            throw new IllegalArgumentException("the buffer is full");
        }
    }

    boolean isNothing(int count) {
        return count == 0;
    }

    int read(SocketChannel channel, ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
        channel.write(from);
        while (from.hasRemaining()) {
            awaitOutput(channel);
            channel.write(from);
        }
    }

    void awaitInput(SocketChannel channel) throws IOException {
        EventLoop loop = Running.loop();
        Future<Void> ready = loop.createFuture();
        loop.addReader(channel, () -> end(ready));
        try {
            ready.await();
        } finally {
            loop.removeReader(channel);
        }
    }

    void awaitOutput(SocketChannel channel) throws IOException {
        EventLoop loop = Running.loop();
        Future<Void> ready = loop.createFuture();
        loop.addWriter(channel, () -> end(ready));
        try {
            ready.await();
        } finally {
            loop.removeWriter(channel);
        }
    }

    void end(Future<Void> ready) {
        if (!ready.isDone()) {
            ready.setResult(null);
        }
    }
}
