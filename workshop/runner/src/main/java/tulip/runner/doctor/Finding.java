package tulip.runner.doctor;

/// The result of a check.
///
/// @param check   the check's name, one word
/// @param says    what was found, in one sentence without a full stop
/// @param remedy  what to do; empty if there is nothing to do
public record Finding(String check, Level level, String says, String remedy) {
    public enum Level {
        OK,
        /// Worth knowing, but nobody is hindered.
        NOTE,
        /// A participant is hindered.
        WRONG
    }

    public static Finding ok(String check, String says) {
        return new Finding(check, Level.OK, says, "");
    }

    public static Finding note(String check, String says, String remedy) {
        return new Finding(check, Level.NOTE, says, remedy);
    }

    public static Finding wrong(String check, String says, String remedy) {
        return new Finding(check, Level.WRONG, says, remedy);
    }
}
