package tulip.runner.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Opens a file in the participant's editor.
///
/// @param words     the command
/// @param terminal  whether the editor draws on this terminal, so that the watch must wait for its end
record Editor(List<String> words, boolean terminal) {
    private static final Set<String> ON_TERMINAL = Set.of(
            "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "hx", "helix", "micro", "joe", "mcedit", "ed", "kak",
            "ne");
    private static final Set<String> VS_CODE = Set.of("code", "code-insiders", "codium", "cursor");
    private static final Set<String> JETBRAINS = Set.of("idea", "idea64", "idea.sh", "fleet");

    /// The command that opens a line of a file: of `TULIP_EDITOR`, `VISUAL` or `EDITOR`, or of the editor whose
    /// terminal this is.
    ///
    /// @param line  from 1
    /// @return empty if no editor is known
    static Optional<Editor> of(Map<String, String> environment, Path file, int line) {
        return Stream.of("TULIP_EDITOR", "VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(command -> !command.isEmpty())
                .findFirst()
                .or(() -> aroundThisTerminal(environment))
                .map(command -> opening(List.of(command.split("\\s+")), file, line));
    }

    private static Optional<String> aroundThisTerminal(Map<String, String> environment) {
        if ("vscode".equals(environment.get("TERM_PROGRAM"))) {
            return Optional.of("code");
        }
        return "JetBrains-JediTerm".equals(environment.get("TERMINAL_EMULATOR"))
                ? Optional.of("idea")
                : Optional.empty();
    }

    private static Editor opening(List<String> command, Path file, int line) {
        Path program = Path.of(command.getFirst()).getFileName();
        String name = program == null ? command.getFirst() : program.toString().replaceFirst("\\.(exe|cmd)$", "");
        List<String> words = new ArrayList<>(command);
        if (VS_CODE.contains(name)) {
            words.addAll(List.of("-g", file + ":" + line));
        } else if (JETBRAINS.contains(name)) {
            words.addAll(List.of("--line", String.valueOf(line), file.toString()));
        } else if (ON_TERMINAL.contains(name) && !name.equals("hx")) {
            words.addAll(List.of("+" + line, file.toString()));
        } else {
            words.add(file.toString());
        }
        return new Editor(words, ON_TERMINAL.contains(name));
    }

    /// Starts it. An editor on this terminal is waited for.
    ///
    /// @throws IOException if it cannot be started
    void open() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words);
        if (terminal) {
            builder.inheritIO().start().waitFor();
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }
}
