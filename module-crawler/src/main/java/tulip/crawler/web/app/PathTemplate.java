package tulip.crawler.web.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The path of a route: `/tea/{name}`, `/cups/{number:int}`, `/files/{file:path}`. The syntax is Starlette's.
///
/// | parameter | takes |
/// |---|---|
/// | `{name}` | one segment, which is not empty |
/// | `{name:int}` | one segment of up to 9 digits |
/// | `{name:path}` | all segments that are left, perhaps none; only at the end |
record PathTemplate(List<Segment> segments) {
    private static final int MOST_DIGITS = 9; // which always fit into an int

    /// A part between two slashes.
    sealed interface Segment {
        record Literal(String text) implements Segment {}

        record Text(String name) implements Segment {}

        record Digits(String name) implements Segment {}

        record Rest(String name) implements Segment {}
    }

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException with a sentence for the programmer
    static PathTemplate parse(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a route begins with a slash: '" + path + "'");
        }
        List<Segment> segments = new ArrayList<>();
        for (String part : path.substring(1).split("/", -1)) {
            if (!segments.isEmpty() && segments.getLast() instanceof Segment.Rest) {
                throw new IllegalArgumentException("a parameter of type path must be the last: '" + path + "'");
            }
            segments.add(segment(part, path));
        }
        return new PathTemplate(List.copyOf(segments));
    }

    private static Segment segment(String part, String path) {
        if (!part.startsWith("{")) {
            return new Segment.Literal(part);
        }
        int colon = part.indexOf(':');
        if (!part.endsWith("}")) {
            throw new IllegalArgumentException("a parameter must be a whole segment: '" + path + "'");
        }
        String name = part.substring(1, colon < 0 ? part.length() - 1 : colon);
        String type = colon < 0 ? "str" : part.substring(colon + 1, part.length() - 1);
        return switch (type) {
            case "str" -> new Segment.Text(name);
            case "int" -> new Segment.Digits(name);
            case "path" -> new Segment.Rest(name);
            default -> throw new IllegalArgumentException("no parameter has the type '" + type + "': '" + path + "'");
        };
    }

    /// Compares a path with this template.
    ///
    /// @return the parameters; empty if the path is another one
    Optional<Map<String, String>> match(String path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int begin = 1; // after the slash
        for (Segment segment : segments) {
            if (begin > path.length()) {
                return Optional.empty();
            }
            int slash = path.indexOf('/', begin);
            int end = slash < 0 || segment instanceof Segment.Rest ? path.length() : slash;
            String value = path.substring(begin, end);
            if (!fits(segment, value)) {
                return Optional.empty();
            }
            keep(segment, value, parameters);
            begin = end + 1;
        }
        return begin > path.length() ? Optional.of(parameters) : Optional.empty();
    }

    private static boolean fits(Segment segment, String value) {
        return switch (segment) {
            case Segment.Literal(String text) -> value.equals(text);
            case Segment.Text _ -> !value.isEmpty();
            case Segment.Digits _ -> isNumber(value);
            case Segment.Rest _ -> true;
        };
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void keep(Segment segment, String value, Map<String, String> parameters) {
        switch (segment) {
            case Segment.Literal _ -> {}
            case Segment.Text(String name) -> parameters.put(name, value);
            case Segment.Digits(String name) -> parameters.put(name, value);
            case Segment.Rest(String name) -> parameters.put(name, value);
        }
    }
}
