package tulip.runner.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import tulip.kit.Clock;
import tulip.runner.terminal.Style;

/// What a session uses.
///
/// @param files  looks at the source files beside an answer
/// @param base   paths are shown relative to this folder
record Tools(
        Runs runs,
        Screen screen,
        Style style,
        Clock clock,
        Function<Path, Map<Path, Saves.Stamp>> files,
        Opening opening,
        Path base) {

    /// Opens files in an editor.
    @FunctionalInterface
    interface Opening {
        /// Opens a file.
        ///
        /// @param line  from 1
        /// @return a sentence for the user
        String open(Path file, int line);
    }

    /// A path for the user. On Windows, a path on another drive stays whole.
    String shown(Path file) {
        boolean sameDrive = file.getRoot() != null && file.getRoot().equals(base.getRoot());
        return (sameDrive ? base.relativize(file) : file).toString();
    }
}
