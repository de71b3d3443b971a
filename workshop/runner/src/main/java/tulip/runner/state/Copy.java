package tulip.runner.state;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A copy of an answer in the history: `0012-20261124-190624-before-reset.java`.
///
/// @param number  counts the copies of all files
/// @param time    when it was made, in local time
/// @param reason  the command before or after which it was made: `run`, `before-reset`, `reset`, `undo-to-0011`
public record Copy(int number, LocalDateTime time, String reason, Path file) {
    private static final Pattern NAME = Pattern.compile("(\\d{4,9})-(\\d{8}-\\d{6})-([a-z0-9-]+)\\.java");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final String UNDO = "undo-to-";

    static String name(int number, LocalDateTime time, String reason) {
        return String.format(Locale.ROOT, "%04d-%s-%s.java", number, TIME.format(time), reason);
    }

    static String undoTo(Copy copy) {
        return String.format(Locale.ROOT, "%s%04d", UNDO, copy.number);
    }

    /// Empty if the file's name is not that of a copy.
    static Optional<Copy> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.parse(name.group(2), TIME);
            return Optional.of(new Copy(Integer.parseInt(name.group(1)), time, name.group(3), file));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// The number of the copy that an undo went back to, if an undo made this copy.
    OptionalInt undone() {
        return reason.matches(UNDO + "\\d+")
                ? OptionalInt.of(Integer.parseInt(reason.substring(UNDO.length())))
                : OptionalInt.empty();
    }
}
