package tulip.runner.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/// Holds the class files of an answer and of its test.
///
/// @param answer  by class name; what the participant's file declares, and what it needs from files beside it
/// @param test    by class name
public record Compiled(Map<String, byte[]> answer, Map<String, byte[]> test) {
    /// The class files of both.
    public Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>(answer);
        all.putAll(test);
        return all;
    }
}
