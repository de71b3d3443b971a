package tulip.crawler.web.app;

import java.util.regex.Pattern;
import tulip.crawler.web.Application;
import tulip.crawler.web.Scope;

/// Compresses text for clients that accept gzip (RFC 9110, section 12.5.3). Starlette's class has the same name.
///
/// @param minimumBytes  a smaller body stays as it is; Starlette's default is 500
public record GzipMiddleware(int minimumBytes) implements Middleware {
    private static final Pattern ACCEPTED = Pattern.compile("(?i)gzip\\s*(;\\s*q=(?!0(\\.0*)?$).*)?"); // 0 refuses

    @Override
    public Application around(Application inner) {
        return (scope, receive, send) -> {
            boolean accepted = scope instanceof Scope.Http http
                    && http.headers().elements("Accept-Encoding").stream().anyMatch(ACCEPTED.asMatchPredicate());
            try (var response = new GzipResponse(send, accepted ? minimumBytes : GzipResponse.NEVER)) {
                inner.handle(scope, receive, response);
            }
        };
    }
}
