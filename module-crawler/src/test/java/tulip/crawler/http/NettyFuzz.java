package tulip.crawler.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tulip.crawler.http.MessageReader.Step;

/// Reads any bytes as requests, and compares the requests with those that Netty reads. Netty is the parser of
/// Vert.x. The fuzzer Jazzer calls it (`.ci/thorough fuzz-http`), and [CorpusTest].
///
/// A request that both accept must be the same request: the same line, fields, and body. If two servers in a
/// row read different requests, a client can hide a request inside another ("request smuggling"). Our reader
/// may refuse what Netty accepts. It may accept what Netty refuses only for a reason in [#forgives].
public final class NettyFuzz {
    private static final int MAX_HEAD_BYTES = 1_000;
    private static final int MAX_BODY_BYTES = 1_000;

    private static final Pattern LENGTHS = Pattern.compile("Multiple Content-Length values found: \\[(.*)]");

    private enum End {
        BETWEEN_MESSAGES,
        INSIDE_A_MESSAGE,
        REFUSED
    }

    private record Requests(List<String> complete, End end, String why) {}

    private NettyFuzz() {}

    /// The entry point for Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length < MAX_BODY_BYTES) {
            compare(bytes);
        }
    }

    private static void compare(byte[] bytes) {
        Requests ours = ours(bytes);
        Requests theirs = theirs(bytes);
        int both = Math.min(ours.complete.size(), theirs.complete.size());
        for (int i = 0; i < both; i++) {
            check(ours.complete.get(i).equals(theirs.complete.get(i)), ours, theirs);
        }
        if (ours.complete.size() > both) {
            check(theirs.end == End.REFUSED && forgives(theirs.why), ours, theirs);
        } else if (theirs.complete.size() > both) {
            check(ours.end == End.REFUSED, ours, theirs);
        }
    }

    private static void check(boolean same, Requests ours, Requests theirs) {
        if (!same) {
            throw new AssertionError("ours: " + ours + "\nNetty's: " + theirs);
        }
    }

    /// Says whether our reader may accept what Netty refuses for this reason.
    private static boolean forgives(String why) {
        return equalLengths(why)
                || why.contains("InvalidChunkExtensionException") // extensions are ignored; RFC 9112, section 7.1.1
                || why.contains("bitIndex < 0") // the same, if an extension has a byte over 127
                || why.contains("TransferEncodingNotAllowedException"); // Netty's in HTTP/1.2
    }

    /// RFC 9110, section 8.6, allows to accept a length that is repeated: `[3, 3]`.
    private static boolean equalLengths(String why) {
        Matcher matcher = LENGTHS.matcher(why);
        return matcher.find()
                && Stream.of(matcher.group(1).split(",", -1))
                                .map(String::strip)
                                .distinct()
                                .count()
                        == 1;
    }

    private static Requests ours(byte[] bytes) {
        var reader = MessageReader.ofRequests(MAX_HEAD_BYTES, MAX_BODY_BYTES);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<String> complete = new ArrayList<>();
        try {
            for (Step<RequestHead> step = reader.feed(in);
                    !(step instanceof Step.NeedsBytes<RequestHead>);
                    step = reader.feed(in)) {
                if (step instanceof Step.MessageRead<RequestHead>(RequestHead head, byte[] body, boolean _)) {
                    var text =
                            begin(head.method(), head.target(), head.version().text());
                    head.headers().fields().forEach(field -> field(text, field.name(), field.value()));
                    complete.add(text.append(new String(body, StandardCharsets.ISO_8859_1))
                            .toString());
                }
            }
            return new Requests(complete, reader.idle() ? End.BETWEEN_MESSAGES : End.INSIDE_A_MESSAGE, "");
        } catch (HttpError error) {
            return new Requests(complete, End.REFUSED, error.getMessage());
        }
    }

    private static Requests theirs(byte[] bytes) {
        var channel = new EmbeddedChannel(new HttpRequestDecoder(new HttpDecoderConfig()));
        List<String> complete = new ArrayList<>();
        StringBuilder text = null;
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
                if (part.decoderResult().isFailure()) {
                    return new Requests(
                            complete, End.REFUSED, part.decoderResult().cause().toString());
                }
                if (part instanceof HttpRequest head) {
                    text = begin(head.method().name(), head.uri(), version(head.protocolVersion()));
                    for (Map.Entry<String, String> field : head.headers()) {
                        field(text, field.getKey(), field.getValue());
                    }
                }
                if (part instanceof HttpContent content) {
                    text.append(content.content().toString(StandardCharsets.ISO_8859_1));
                    content.release();
                }
                if (part instanceof LastHttpContent) {
                    complete.add(text.toString());
                    text = null;
                }
            }
            return new Requests(complete, text == null ? End.BETWEEN_MESSAGES : End.INSIDE_A_MESSAGE, "");
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    /// HTTP/1.5 is read as HTTP/1.1 (RFC 9110, section 2.5).
    private static String version(HttpVersion version) {
        return version.majorVersion() == 1 && version.minorVersion() > 1 ? "HTTP/1.1" : version.text();
    }

    private static StringBuilder begin(String method, String target, String version) {
        return new StringBuilder(method + " " + target + " " + version + "\n");
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
