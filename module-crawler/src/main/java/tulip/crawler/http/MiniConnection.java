package tulip.crawler.http;

import java.util.List;
import java.util.Map;

/// The server's side of one HTTP/1.1 connection, without I/O: bytes go in, requests come out; replies go in,
/// and come out in the order of the requests. (In Python, `h11` and `httptools` do this.)
public interface MiniConnection {
    /// What a client has sent. Each event needs one reply.
    sealed interface Event {
        /// A complete request.
        ///
        /// @param fields  the header fields; names in lower case, and the values of a repeated field in
        ///                one, separated by a comma and a blank (RFC 9110, section 5.3)
        /// @param body    one character for each byte (ISO 8859-1)
        record Request(String method, String target, Map<String, String> fields, String body) implements Event {}

        /// Something that is no request. The rest of the connection is not read, since nobody knows where the
        /// next request begins.
        ///
        /// @param status  of the reply: 400, for example
        record Refused(int status) implements Event {}
    }

    /// Takes bytes as they have come from the socket: a part of a request, or several requests.
    ///
    /// @return the events that these bytes complete, in order
    List<Event> feed(byte[] bytes);

    /// Takes the reply to an event. The replies are sent in the order of the events (RFC 9112, section 9.3.2).
    ///
    /// @param number  of the event on this connection; the first is 1
    /// @return the replies that can be sent now, in order
    List<String> reply(int number, String reply);
}
