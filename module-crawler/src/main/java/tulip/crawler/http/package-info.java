/// HTTP/1.1 as pure parsing: heads, framing and bodies, from bytes to messages (RFC 9110, RFC 9112).
///
/// No class here does I/O, waits or knows a crawl. Clients and servers share these classes.
package tulip.crawler.http;
