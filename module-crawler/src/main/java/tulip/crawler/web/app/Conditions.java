package tulip.crawler.web.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpDate;

/// Evaluates the conditions of a request (RFC 9110, section 13): whether a client's copy is still good.
///
/// @param tag       the entity tag, with its quotes
/// @param modified  when the file was changed last
record Conditions(String tag, Instant modified) {
    /// Finds the status for a `GET` or `HEAD` that would be answered with 200, in the order of section 13.2.2.
    ///
    /// @return 200, 304 (the copy is good) or 412 (the client wants another version only)
    int status(Headers request) {
        if (request.first("If-Match").isPresent()) {
            if (!lists(request.elements("If-Match"), false)) {
                return 412;
            }
        } else if (isModifiedSince(request.first("If-Unmodified-Since"))) {
            return 412;
        }
        if (request.first("If-None-Match").isPresent()) {
            return lists(request.elements("If-None-Match"), true) ? 304 : 200;
        }
        Optional<Instant> since = request.first("If-Modified-Since").flatMap(Conditions::date);
        return since.isPresent() && !seconds().isAfter(since.get()) ? 304 : 200;
    }

    /// Whether a range may be sent (`If-Range`, section 13.1.5): the client has a part of just this version.
    boolean allowRange(Headers request) {
        Optional<String> condition = request.first("If-Range");
        return condition.isEmpty()
                || condition.get().equals(tag)
                || date(condition.get()).equals(Optional.of(seconds()));
    }

    private boolean isModifiedSince(Optional<String> date) {
        Optional<Instant> time = date.flatMap(Conditions::date);
        return time.isPresent() && seconds().isAfter(time.get());
    }

    /// @param weak  whether a weak tag counts (section 8.8.3.2)
    private boolean lists(List<String> tags, boolean weak) {
        for (String each : tags) {
            String strong = weak && each.startsWith("W/") ? each.substring(2) : each;
            if (each.equals("*") || strong.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Instant> date(String text) {
        return HttpDate.parse(text, Instant.now());
    }

    private Instant seconds() {
        return modified.truncatedTo(ChronoUnit.SECONDS);
    }
}
