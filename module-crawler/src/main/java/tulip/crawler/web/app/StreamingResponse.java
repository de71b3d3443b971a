package tulip.crawler.web.app;

import java.io.IOException;
import java.util.Iterator;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// A response whose body is made while it is sent, so that it needs memory for one part only. A request with
/// `HEAD` gets the fields, and nothing is made.
public record StreamingResponse(int status, Headers headers, Body body) implements Application {
    /// Makes a body.
    @FunctionalInterface
    public interface Body {
        /// Writes all parts. May wait for them.
        void writeTo(Out out) throws Exception;
    }

    /// Takes the parts of a body.
    @FunctionalInterface
    public interface Out {
        /// Sends a part, and waits while the client is slow.
        ///
        /// @throws tulip.crawler.web.ClientDisconnected if the client is gone
        void write(byte[] part) throws IOException;
    }

    /// Answers 200 with this body.
    public static StreamingResponse of(String contentType, Body body) {
        return new StreamingResponse(200, new Headers().add("Content-Type", contentType), body);
    }

    /// Makes a body of parts, as Starlette does with an async generator.
    ///
    /// @param parts  is asked for a part when the client has taken the one before; a generator will do. It is
    ///               closed if it can be, also when the client goes away
    public static Body parts(Iterator<byte[]> parts) {
        return out -> {
            try {
                while (parts.hasNext()) {
                    out.write(parts.next());
                }
            } finally {
                if (parts instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        };
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws Exception {
        send.send(new Event.HttpResponseStart(status, headers));
        boolean isHead = scope instanceof Scope.Http http && http.method().equals("HEAD");
        if (!isHead) {
            body.writeTo(part -> send.send(new Event.HttpResponseBody(part, true)));
        }
        send.send(new Event.HttpResponseBody(Event.NO_BYTES, false));
    }
}
