package tulip.runner.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects changes to a text, by offsets into the original text. Changes at the same offset are made in the order
/// in which they were added.
final class Edits {
    private record Edit(int start, int end, String text) {}

    private final List<Edit> edits = new ArrayList<>();

    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    String apply(String text) {
        return apply(text, new Member.Span(0, text.length()));
    }

    /// Returns this part of the text, with the changes.
    String apply(String text, Member.Span span) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::start));
        var changed = new StringBuilder();
        int at = span.start();
        for (Edit edit : sorted) {
            if (edit.start < at || edit.end > span.end()) {
                continue;
            }
            changed.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return changed.append(text, at, span.end()).toString();
    }
}
