package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.Supplier;
import tulip.crawler.http.MessageReader.Step;

/// Feeds bytes to readers and writes down their steps, separated by `|`.
///
/// Each stream is also fed byte by byte, and in two parts cut at every place. The steps must be the same.
final class ReaderTranscript {
    static final int MAX_HEAD_BYTES = 200;
    static final int MAX_BODY_BYTES = 40;

    private ReaderTranscript() {}

    /// Reads responses to `GET`; the connection ends after the bytes.
    static String responses(String bytes) {
        return everyWay(() -> MessageReader.ofResponses(MAX_HEAD_BYTES, MAX_BODY_BYTES), bytes(bytes));
    }

    static String requests(String bytes) {
        return everyWay(() -> MessageReader.ofRequests(MAX_HEAD_BYTES, MAX_BODY_BYTES), bytes(bytes));
    }

    static <H extends Head> String everyWay(Supplier<MessageReader<H>> readers, byte[] bytes) {
        String whole = transcript(readers.get(), bytes, bytes.length);
        for (int cut = 1; cut < bytes.length; cut++) {
            assertEquals(whole, transcript(readers.get(), bytes, cut, bytes.length), "cut after " + cut + " bytes");
        }
        int[] everywhere = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            everywhere[i] = i + 1;
        }
        assertEquals(whole, transcript(readers.get(), bytes, everywhere), "byte by byte");
        return whole;
    }

    /// Feeds the bytes in parts that end at these positions.
    static <H extends Head> String transcript(MessageReader<H> reader, byte[] bytes, int... ends) {
        var steps = new StringJoiner("|");
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            for (int end : ends) {
                in.limit(end);
                feed(reader, in, steps);
            }
            if (!reader.idle()) {
                steps.add("end").add(text(reader.finish()));
            }
        } catch (HttpError error) {
            steps.add(error.kind().name());
        }
        return steps.toString();
    }

    private static <H extends Head> void feed(MessageReader<H> reader, ByteBuffer in, StringJoiner steps)
            throws HttpError {
        for (Step<H> step = reader.feed(in); !(step instanceof Step.NeedsBytes<H>); step = reader.feed(in)) {
            steps.add(text(step));
        }
        assertEquals(0, in.remaining(), "the reader needs more bytes, but has not consumed all");
    }

    private static String text(Step<?> step) {
        return switch (step) {
            case Step.NeedsBytes<?> _ -> "more";
            case Step.HeadRead<?>(Head head, Framing framing) -> text(head) + text(framing);
            case Step.MessageRead<?>(Head _, byte[] body, boolean keepAlive) ->
                "'" + new String(body, StandardCharsets.ISO_8859_1) + "'" + (keepAlive ? "" : " close");
        };
    }

    private static String text(Head head) {
        var text = new StringBuilder();
        switch (head) {
            case RequestHead(String method, String target, Version version, Headers _) ->
                text.append(method + " " + target + " " + version.text());
            case ResponseHead(Version version, int status, String reason, Headers _) ->
                text.append(version.text() + " " + status + " " + reason);
        }
        for (Headers.Field field : head.headers().fields()) {
            text.append(" [" + field.name() + "=" + field.value() + "]");
        }
        return text.toString();
    }

    private static String text(Framing framing) {
        return switch (framing) {
            case Framing.None _ -> " none";
            case Framing.Length(long bytes) -> " length " + bytes;
            case Framing.Chunked _ -> " chunked";
            case Framing.UntilClose _ -> " until close";
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
