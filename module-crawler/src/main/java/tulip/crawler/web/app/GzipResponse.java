package tulip.crawler.web.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Event;
import tulip.crawler.web.Send;

/// Compresses one response on its way to the client. The start waits for the first part, which may be the whole
/// body.
final class GzipResponse implements Send, AutoCloseable {
    static final long NEVER = Long.MAX_VALUE;
    private static final long UNKNOWN = NEVER - 1;
    private static final Pattern TEXT = Pattern.compile("(?i)(text/|.*[/+](json|xml|javascript)\\b).*");

    private final Send client;
    private final long minimumBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Event.HttpResponseStart waiting; // null: no start, or it was sent
    private GZIPOutputStream gzip; // null: the body stays as it is

    GzipResponse(Send client, long minimumBytes) {
        this.client = client;
        this.minimumBytes = minimumBytes;
    }

    @Override
    public void send(Event.Sent event) throws IOException {
        switch (event) {
            case Event.HttpResponseStart start when waiting == null -> waiting = start;
            case Event.HttpResponseBody part -> {
                if (waiting != null) {
                    client.send(new Event.HttpResponseStart(waiting.status(), fields(waiting.headers(), part)));
                    waiting = null;
                }
                client.send(gzip == null ? part : compressed(part));
            }
            default -> client.send(event);
        }
    }

    /// Decides whether to compress. A response to HEAD has no body, and yet the fields of one to GET.
    private Headers fields(Headers plain, Event.HttpResponseBody first) throws IOException {
        if (plain.first("Content-Encoding").isPresent()
                || plain.first("Content-Range").isPresent()) {
            return plain;
        }
        long known = first.moreBody() ? UNKNOWN : first.body().length;
        long length = plain.first("Content-Length").map(Long::valueOf).orElse(known);
        boolean text = TEXT.matcher(plain.first("Content-Type").orElse("")).matches();
        boolean compress = text && length >= minimumBytes;
        if (compress && (first.moreBody() || first.body().length > 0)) {
            gzip = new GZIPOutputStream(bytes, true);
        }
        var fields = new Headers().add("Vary", "Accept-Encoding");
        for (Headers.Field field : plain.fields()) {
            switch (compress ? field.name().toLowerCase(Locale.ROOT) : "as it is") {
                case "content-length", "accept-ranges" -> {} // they are about the plain bytes
                case "etag" ->
                    fields.add("ETag", "W/" + field.value().replaceFirst("^W/", "")); // other bytes, same text
                default -> fields.add(field.name(), field.value());
            }
        }
        return compress ? fields.add("Content-Encoding", "gzip") : fields;
    }

    /// Compresses a part so that the client can read it at once.
    private Event.HttpResponseBody compressed(Event.HttpResponseBody part) throws IOException {
        gzip.write(part.body());
        if (part.moreBody()) {
            gzip.flush();
        } else {
            gzip.close();
        }
        byte[] ready = bytes.toByteArray();
        bytes.reset();
        return new Event.HttpResponseBody(ready, part.moreBody());
    }

    @Override
    public void close() throws IOException {
        if (gzip != null) {
            gzip.close(); // also if the response was broken off: frees the memory of the compressor
        }
    }
}
