package tulip.runner.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tulip.runner.terminal.RawTerminal;

/// Opens a file in the participant's editor. An editor that draws on this terminal gets it for as long as it runs.
record EditorOpening(Screen screen, Optional<CompletableFuture<RawTerminal>> terminal) implements Tools.Opening {
    @Override
    public String open(Path file, int line) {
        Optional<Editor> editor = Editor.of(System.getenv(), file, line);
        if (editor.isEmpty()) {
            return "No editor is known: set TULIP_EDITOR, VISUAL or EDITOR to its command.";
        }
        try {
            return open(editor.get());
        } catch (IOException missing) {
            return "The editor '" + editor.get().words().getFirst()
                    + "' cannot be started: set TULIP_EDITOR to its command.";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String open(Editor editor) throws IOException, InterruptedException {
        if (!editor.terminal()) {
            editor.open();
            return "Opened in " + editor.words().getFirst() + ".";
        }
        if (terminal.isEmpty()) {
            return "The editor " + editor.words().getFirst() + " needs a terminal of its own.";
        }
        RawTerminal raw = terminal.get().join();
        raw.suspend();
        screen.leave();
        try {
            editor.open();
        } finally {
            raw.resume();
        }
        return "";
    }
}
