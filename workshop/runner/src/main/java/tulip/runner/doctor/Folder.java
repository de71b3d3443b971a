package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.Reasons;

/// Whether files can be written where the workshop writes.
///
/// @param failures  a folder and the reason, for each that cannot be written
record Folder(Path home, List<String> failures, Os os) {
    static Folder of(Path home) throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path folder : folders(home)) {
            failure(folder)
                    .ifPresent(reason ->
                            failures.add((folder.equals(home) ? home : home.relativize(folder)) + " (" + reason + ")"));
        }
        return new Folder(home, failures, Os.here());
    }

    /// The project, the state, what is built, and the folders of the answers.
    private static List<Path> folders(Path home) throws IOException {
        Stream<Path> answers = Exercises.load(home).all().stream()
                .map(exercise -> exercise.answerFile().getParent());
        return Stream.concat(Stream.of(home, home.resolve(".tulip"), home.resolve("workshop/runner/target")), answers)
                .distinct()
                .filter(Files::exists)
                .toList();
    }

    /// Permissions do not show every reason for a refusal, so this makes a file.
    private static Optional<String> failure(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
            return Optional.empty();
        } catch (IOException problem) {
            return Optional.of(Reasons.of(problem));
        }
    }

    Finding finding() {
        if (failures.isEmpty()) {
            return Finding.ok("folder", home + " can be written");
        }
        String more = failures.size() == 1 ? "" : ", and " + (failures.size() - 1) + " more";
        return Finding.wrong(
                "folder",
                "files cannot be written in " + failures.getFirst() + more,
                switch (os) {
                    case LINUX, MAC -> "chmod -R u+rwX . in " + home + ", or copy the project to a folder of your own";
                    case WINDOWS -> "copy the project to a folder of your own, outside of OneDrive";
                });
    }
}
