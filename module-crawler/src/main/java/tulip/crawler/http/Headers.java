package tulip.crawler.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The header fields of one message, in the order in which they arrived (RFC 9110, section 5).
///
/// Names are compared without case. A name may occur more than once.
public final class Headers {
    public record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    /// Appends a field; it does not replace a field of the same name.
    public Headers add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /// The value of the first field with this name.
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return Optional.of(field.value);
            }
        }
        return Optional.empty();
    }

    /// The values of all fields with this name, in order.
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                values.add(field.value);
            }
        }
        return values;
    }

    /// The elements of the lists in all fields with this name, in order, without empty ones (RFC 9110, section
    /// 5.6.1).
    ///
    /// For lists of tokens, such as `Connection`. Quoted strings with commas are not supported.
    public List<String> elements(String name) {
        List<String> elements = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                addElements(field.value, elements);
            }
        }
        return elements;
    }

    /// Says whether a list in a field with this name contains the element; case is ignored.
    public boolean lists(String name, String element) {
        return elements(name).stream().anyMatch(element::equalsIgnoreCase);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /// Appends to the value of the last field (a folded line).
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
