package tulip.crawler.web.example;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import tulip.async.Connection;
import tulip.async.Streams;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.ResponseHead;
import tulip.crawler.http.Version;

/// A slow service that a page needs. The two methods are the same program: one blocks its thread, the other one
/// lets the loop go on.
public record BackEnd(String name, InetSocketAddress address, String path) {
    private static final int MOST_AT_ONCE = 8 * 1024;

    /// Asks the back end. Blocks the thread.
    public byte[] askBlocking() throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(request());
            MessageReader<ResponseHead> reader = reader();
            byte[] bytes = new byte[MOST_AT_ONCE];
            while (true) {
                int count = socket.getInputStream().read(bytes);
                Optional<byte[]> body = next(reader, ByteBuffer.wrap(bytes, 0, Math.max(0, count)), count < 0);
                if (body.isPresent()) {
                    return body.get();
                }
            }
        }
    }

    /// Asks the back end. Only the running task waits.
    public byte[] ask() throws IOException {
        try (Connection connection = Streams.openConnection(address)) {
            connection.writer().write(request());
            MessageReader<ResponseHead> reader = reader();
            while (true) {
                byte[] bytes = connection.reader().read(MOST_AT_ONCE);
                Optional<byte[]> body = next(reader, ByteBuffer.wrap(bytes), bytes.length == 0);
                if (body.isPresent()) {
                    return body.get();
                }
            }
        }
    }

    private byte[] request() {
        Headers headers = new Headers()
                .add("Host", address.getHostString() + ":" + address.getPort())
                .add("Connection", "close");
        return new RequestHead("GET", path, Version.HTTP_1_1, headers).toBytes();
    }

    private static MessageReader<ResponseHead> reader() {
        return MessageReader.ofResponses(MOST_AT_ONCE, 1 << 20);
    }

    /// Reads what has come.
    ///
    /// @return the body, when the response is complete
    private static Optional<byte[]> next(MessageReader<ResponseHead> reader, ByteBuffer bytes, boolean end)
            throws IOException {
        try {
            Step<ResponseHead> step = end ? reader.finish() : reader.feed(bytes);
            while (step instanceof Step.HeadRead<ResponseHead>) {
                step = reader.feed(bytes);
            }
            if (!(step instanceof Step.MessageRead<ResponseHead> whole)) {
                return Optional.empty();
            }
            if (whole.head().status() != 200) {
                throw new IOException("the back end answers " + whole.head().status());
            }
            return Optional.of(whole.body());
        } catch (HttpError error) {
            throw new IOException("the back end sends no usable response: " + error.getMessage(), error);
        }
    }
}
