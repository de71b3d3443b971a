package tulip.runner.exercises;

import java.nio.file.Path;

/// Says what is wrong with a file of the workshop, and where.
///
/// @param line      from 1, or 0 for the file as a whole
/// @param sentence  what is wrong, and what to do
public record Problem(Path file, int line, String sentence) {
    /// Shows it as compilers do: file, line, sentence.
    ///
    /// @param home  the folder that paths are shown relative to
    public String show(Path home) {
        Path shown = file.startsWith(home) ? home.relativize(file) : file;
        return shown.toString().replace('\\', '/') + (line > 0 ? ":" + line : "") + ": " + sentence;
    }
}
