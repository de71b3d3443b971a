package tulip.crawler.web.app;

import tulip.crawler.http.Headers;

/// Thrown by an endpoint to answer with an error (`HTTPException` of Starlette). [WebApplication] sends the
/// response.
public final class HttpException extends Exception {
    private final int status;
    private final Headers headers;

    /// @param status   400 to 599
    /// @param message  for the client
    public HttpException(int status, String message) {
        this(status, message, new Headers());
    }

    /// @param headers  further fields of the response
    public HttpException(int status, String message, Headers headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    Response response() {
        return Response.text(status, getMessage() + "\n").with(headers);
    }
}
