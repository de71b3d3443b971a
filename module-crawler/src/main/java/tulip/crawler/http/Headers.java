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

    /// The elements of the lists in all fields of this name, in order, empty ones left out (RFC 9110, section 5.6.1).
    ///
    /// For lists of tokens, such as `Connection`: a comma inside a quoted string would not be understood.
    public List<String> elements(String name) {
        List<String> elements = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                addElements(field.value, elements);
            }
        }
        return elements;
    }

    /// Says whether a list in a field of this name has the element, in upper or lower case.
    public boolean lists(String name, String element) {
        return elements(name).stream().anyMatch(element::equalsIgnoreCase);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /// Continues the value of the field that came last.
    void appendToLast(String more) {
        Field last = fields.removeLast();
        fields.add(new Field(last.name, (last.value + ' ' + more).strip()));
    }

    private static void addElements(String list, List<String> elements) {
        int begin = 0;
        while (begin <= list.length()) {
            int comma = list.indexOf(',', begin);
            int end = comma < 0 ? list.length() : comma;
            String element = list.substring(begin, end).strip();
            if (!element.isEmpty()) {
                elements.add(element);
            }
            begin = end + 1;
        }
    }
}
