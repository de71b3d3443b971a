package tulip.crawler.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Holds the header fields of one message, in the order in which they came (RFC 9110, section 5).
///
/// Names compare without regard to case; a name may stand more than once.
public final class Headers {
    public record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    /// Adds a field after those that are there, also when its name stands there already.
    public Headers add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /// The value of the first field of this name.
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return Optional.of(field.value);
            }
        }
        return Optional.empty();
    }

    /// The values of all fields of this name, in order.
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }
}
