package tulip.runner.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What git knows about a folder.
record Git(Path folder) {
    /// The files that git tracks, with slashes, relative to the folder; empty if git does not track the project.
    Optional<List<String>> tracked() throws InterruptedException {
        return run("ls-files", "-z").filter(files -> files.contains("pom.xml"));
    }

    /// The tracked files that differ from the last commit.
    List<String> changed() throws InterruptedException {
        return run("diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD")
                .orElse(List.of());
    }

    /// The files that git neither tracks nor ignores.
    List<String> untracked() throws InterruptedException {
        return run("ls-files", "--others", "--exclude-standard", "-z").orElse(List.of());
    }

    /// @return the names that git prints; empty if there is no git, or git refuses
    private Optional<List<String>> run(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0
                    ? Optional.of(Arrays.stream(names.split("\0", -1))
                            .filter(name -> !name.isEmpty())
                            .toList())
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }
}
