package tulip.runner.child;

/// A line in a participant's file.
///
/// @param file  its name, without a folder
/// @param line  from 1
public record Place(String file, int line) {
    static Place of(StackTraceElement frame) {
        return new Place(frame.getFileName(), frame.getLineNumber());
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
