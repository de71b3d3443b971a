package tulip.runner.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercise;

/// Keeps a copy of every version of an answer that a command saw or wrote, below `.tulip/history/`. So no
/// command can lose a participant's work. Beside the copies is the stub from which the answer began: [Beginnings].
///
/// A command changes a file only after its content was copied. Copies are numbered plain files. They are never
/// changed or removed.
public final class History {
    private final StateFolder state;

    public History(Path home) {
        this.state = new StateFolder(home);
    }

    /// Copies the answer as it is now, unless the newest copy is the same or there is no file.
    ///
    /// @param reason  in small letters, with hyphens
    /// @throws IOException with a sentence for the user
    public void keep(Exercise exercise, String reason) throws IOException {
        state.alone(() -> {
            keepNow(exercise, reason);
            return null;
        });
    }

    /// Changes an answer after copying it.
    ///
    /// @param what  the command, in small letters, with hyphens
    /// @throws IOException with a sentence for the user, if it was not changed
    public void replace(Exercise exercise, byte[] now, String what) throws IOException {
        state.alone(() -> {
            keepNow(exercise, "before-" + what);
            write(exercise, now, what);
            return null;
        });
    }

    /// Writes a version of which the history has a copy.
    ///
    /// @throws IOException with a sentence for the user, if the file was not changed
    public void putBack(Exercise exercise, byte[] kept) throws IOException {
        state.alone(() -> {
            try {
                AtomicFile.write(exercise.answerFile(), kept);
            } catch (IOException problem) {
                throw new IOException(
                        exercise.file() + " cannot be written: " + Reasons.of(problem)
                                + " (yours is kept: './tulip undo " + exercise + "' brings it back)",
                        problem);
            }
            return null;
        });
    }

    /// Brings back what [Beginnings#overwritten] has found.
    ///
    /// @throws IOException with a sentence for the user, if the file was not changed
    public void bringBack(Exercise exercise, Copy copy) throws IOException {
        replace(exercise, read(copy), "upgrade");
    }

    /// Brings back the version before the current one. After an undo, goes back one version further.
    ///
    /// @return the copy whose content the answer has now
    /// @throws IOException with a sentence for the user, if the file was not changed
    public Copy undo(Exercise exercise) throws IOException {
        return state.alone(() -> {
            keepNow(exercise, "before-undo");
            List<Copy> copies = copies(exercise);
            boolean gone = !Files.exists(exercise.answerFile());
            List<Copy> earlier = copies.subList(0, Math.max(0, place(copies) + (gone ? 1 : 0)));
            return restore(exercise, earlier.reversed())
                    .orElseThrow(
                            () -> new IOException("there is nothing to undo: no earlier version of " + exercise.file()
                                    + " is kept ('./tulip reset " + exercise + "' brings back its beginning)"));
        });
    }

    /// Reverts the last undo.
    ///
    /// @return the copy whose content the answer has now
    /// @throws IOException with a sentence for the user, if the file was not changed
    public Copy redo(Exercise exercise) throws IOException {
        return state.alone(() -> {
            keepNow(exercise, "before-redo");
            List<Copy> copies = copies(exercise);
            int firstUndo = copies.size();
            while (firstUndo > 0 && copies.get(firstUndo - 1).undone().isPresent()) {
                firstUndo--;
            }
            List<Copy> later = copies.subList(Math.min(place(copies) + 1, firstUndo), firstUndo);
            return restore(exercise, later)
                    .orElseThrow(() -> new IOException("there is nothing to redo: the last command for "
                            + exercise.file() + " was no undo, or it was changed since"));
        });
    }

    /// The version that one more undo, directly after an undo, would bring back.
    public Optional<Copy> further(Exercise exercise) throws IOException {
        List<Copy> copies = copies(exercise);
        return other(exercise, copies.subList(0, Math.max(0, place(copies))).reversed())
                .map(copy -> origin(copy, copies));
    }

    /// The copy that has this content, and was not made by an undo.
    private static Copy origin(Copy copy, List<Copy> copies) {
        return copies.stream()
                .filter(each -> copy.undone().equals(OptionalInt.of(each.number())))
                .findFirst()
                .map(earlier -> origin(earlier, copies))
                .orElse(copy);
    }

    /// The first of these copies that differs from the file.
    private static Optional<Copy> other(Exercise exercise, List<Copy> copies) throws IOException {
        Path file = exercise.answerFile();
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : null;
        for (Copy copy : copies) {
            if (!Arrays.equals(read(copy), now)) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    /// Brings back the first of these copies that differs from the file.
    private Optional<Copy> restore(Exercise exercise, List<Copy> copies) throws IOException {
        Optional<Copy> copy = other(exercise, copies);
        if (copy.isEmpty()) {
            return copy;
        }
        write(exercise, read(copy.get()), Copy.undoTo(copy.get()));
        return Optional.of(origin(copy.get(), copies(exercise)));
    }

    /// The copies of an answer, oldest first.
    public List<Copy> copies(Exercise exercise) throws IOException {
        return list(folder(exercise));
    }

    /// The answer that a command changed or saw last.
    public Optional<Exercise> latest(List<Exercise> exercises) throws IOException {
        Exercise latest = null;
        int number = 0;
        for (Exercise exercise : exercises) {
            List<Copy> copies = copies(exercise);
            if (!copies.isEmpty() && copies.getLast().number() > number) {
                number = copies.getLast().number();
                latest = exercise;
            }
        }
        return Optional.ofNullable(latest);
    }

    /// The position, among the copies, of the version that the file holds. After an undo this is the copy that
    /// the undo went back to.
    private static int place(List<Copy> copies) {
        int last = copies.size() - 1;
        if (last < 0 || copies.get(last).undone().isEmpty()) {
            return last;
        }
        int number = copies.get(last).undone().getAsInt();
        for (int i = 0; i < last; i++) {
            if (copies.get(i).number() == number) {
                return i;
            }
        }
        return last;
    }

    private void keepNow(Exercise exercise, String reason) throws IOException {
        if (!Files.isRegularFile(exercise.answerFile())) {
            return;
        }
        try {
            keepBytes(exercise, Files.readAllBytes(exercise.answerFile()), reason);
        } catch (IOException problem) {
            throw new IOException(
                    exercise.file() + " stays as it is, since no copy of it can be kept: " + Reasons.of(problem),
                    problem);
        }
    }

    private Optional<Path> keepBytes(Exercise exercise, byte[] bytes, String reason) throws IOException {
        List<Copy> copies = copies(exercise);
        if (!copies.isEmpty() && Arrays.equals(read(copies.getLast()), bytes)) {
            return Optional.empty();
        }
        Path folder = Files.createDirectories(folder(exercise));
        Beginnings.noteFirst(folder, exercise);
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.resolve(Copy.name(nextNumber(), now, reason));
        AtomicFile.write(file, bytes);
        return Optional.of(file);
    }

    private void write(Exercise exercise, byte[] bytes, String reason) throws IOException {
        Optional<Path> copy = Optional.empty();
        try {
            copy = keepBytes(exercise, bytes, reason);
            AtomicFile.write(exercise.answerFile(), bytes);
        } catch (IOException problem) {
            if (copy.isPresent()) {
                Files.deleteIfExists(copy.get());
            }
            throw new IOException(
                    exercise.file() + " stays as it is: it cannot be written: " + Reasons.of(problem), problem);
        }
    }

    private int nextNumber() throws IOException {
        try (Stream<Path> files = Files.walk(root(), 3)) {
            return 1
                    + files.flatMap(file -> Copy.of(file).stream())
                            .mapToInt(Copy::number)
                            .max()
                            .orElse(0);
        }
    }

    private static List<Copy> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.flatMap(file -> Copy.of(file).stream()).forEach(copies::add);
        }
        copies.sort(Comparator.comparingInt(Copy::number));
        return copies;
    }

    private static byte[] read(Copy copy) throws IOException {
        return Files.readAllBytes(copy.file());
    }

    private Path root() {
        return state.path().resolve("history");
    }

    /// The folder with the copies of an answer.
    Path folder(Exercise exercise) {
        return root().resolve(exercise.stage().id()).resolve(exercise.answerClass());
    }
}
