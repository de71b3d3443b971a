package tulip.runner.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import tulip.runner.exercises.Exercise;

/// Knows from which stub each answer began: `stub.java`, beside the copies of the answer. A newer workshop over a
/// started one may have another stub, or may have overwritten the answer with a stub.
public final class Beginnings {
    private static final String NAME = "stub.java";
    private static final Set<String> PUT_BACK = Set.of("reset", "upgrade"); // why a command writes a stub

    private final StateFolder state;
    private final History history;

    public Beginnings(Path home) {
        this.state = new StateFolder(home);
        this.history = new History(home);
    }

    /// Notes the present stub, unless one was noted before.
    ///
    /// @param folder  with the copies of the answer
    static void noteFirst(Path folder, Exercise exercise) throws IOException {
        if (!Files.exists(folder.resolve(NAME))) {
            AtomicFile.write(folder.resolve(NAME), Files.readAllBytes(exercise.pristineAnswerFile()));
        }
    }

    /// The stub from which the answer began; empty if no command has seen the answer yet.
    public Optional<String> stub(Exercise exercise) throws IOException {
        Path file = history.folder(exercise).resolve(NAME);
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }

    /// Whether the answer began from another stub than that of this workshop, and is not that stub itself.
    public boolean isStubNewer(Exercise exercise) throws IOException {
        Optional<String> began = stub(exercise);
        return began.isPresent() && !began.get().equals(text(exercise.pristineAnswerFile())) && !isStub(exercise);
    }

    /// Notes with which stub the answer agrees now.
    ///
    /// @throws IOException with a sentence for the user
    public void note(Exercise exercise, Path stub) throws IOException {
        state.alone(() -> {
            Path folder = Files.createDirectories(history.folder(exercise));
            AtomicFile.write(folder.resolve(NAME), Files.readAllBytes(stub));
            return null;
        });
    }

    /// The newest version of an answer whose file is its stub again, although neither a reset nor an undo has put the
    /// stub back: git, or a workshop that was unpacked over this one, has overwritten the answer.
    public Optional<Copy> overwritten(Exercise exercise) throws IOException {
        if (!isStub(exercise)) {
            return Optional.empty();
        }
        String now = text(exercise.pristineAnswerFile());
        Optional<String> began = stub(exercise);
        for (Copy copy : history.copies(exercise).reversed()) {
            String kept = text(copy.file());
            if (!kept.equals(now) && !began.equals(Optional.of(kept))) {
                return Optional.of(copy);
            }
            if (copy.undone().isPresent() || PUT_BACK.contains(copy.reason())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isStub(Exercise exercise) throws IOException {
        return Files.exists(exercise.answerFile())
                && text(exercise.answerFile()).equals(text(exercise.pristineAnswerFile()));
    }

    /// The text of a file without byte-order mark, and with line ends `\n`: what counts when two versions are compared.
    public static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .replace("\r\n", "\n");
    }
}
