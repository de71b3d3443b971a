package tulip.runner.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs git in the project's folder.
final class Git {
    private static final int MOST_LINES = 4;

    private final Path home;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Process process;

    /// @param home  absolute, without links
    Git(Path home) {
        this.home = home;
    }

    /// @param lines  of standard output and standard error together
    record Result(int status, List<String> lines) {
        boolean isOk() {
            return status == 0;
        }

        /// The first sentences about a failure, without hints.
        String reason() {
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("hint:") && !line.startsWith("From "))
                    .dropWhile(String::isEmpty)
                    .takeWhile(line -> !line.isEmpty())
                    .limit(MOST_LINES)
                    .collect(Collectors.joining(" "));
        }
    }

    /// Whether the folder is a clone of its own, and not a part of another one.
    boolean isClone() throws IOException, InterruptedException {
        if (!Files.exists(home.resolve(".git"))) {
            return false;
        }
        try {
            Result top = run("rev-parse", "--show-toplevel");
            return top.isOk() && Files.isSameFile(Path.of(top.lines().getFirst()), home);
        } catch (IOException noGit) {
            throw new IOException("this folder is a git clone, but git does not start: install git", noGit);
        }
    }

    /// Those of the files whose content is not that of the last commit.
    List<Path> changed(List<Path> files) throws IOException, InterruptedException {
        Result changed = run(with(files, "diff", "--name-only", "--no-renames", "-z", "HEAD", "--"));
        require(changed, "git cannot compare the answers with the last commit");
        return Stream.of(String.join("\n", changed.lines()).split("\0"))
                .filter(name -> !name.isEmpty())
                .map(name -> home.resolve(name))
                .toList();
    }

    /// Brings these files back as they are in the last commit.
    void checkOut(List<Path> files) throws IOException, InterruptedException {
        require(run(with(files, "checkout", "-q", "HEAD", "--")), "git cannot put the answers aside");
    }

    /// The last commit, in short.
    String head() throws IOException, InterruptedException {
        return String.join("", run("rev-parse", "--short", "HEAD").lines());
    }

    /// How many commits there are since this one.
    int since(String commit) throws IOException, InterruptedException {
        return Integer.parseInt(
                String.join("", run("rev-list", "--count", commit + "..HEAD").lines()));
    }

    /// Fetches, and goes on to the newest commit of the branch that this branch follows. Never merges.
    Result pull() throws IOException, InterruptedException {
        return run("pull", "--ff-only", "--no-rebase");
    }

    /// Ends what goes on, as Ctrl-C does.
    void end() {
        ended.set(true);
        Process now = process;
        if (now != null) {
            now.destroy();
        }
    }

    private String[] with(List<Path> files, String... words) {
        Stream<String> names = files.stream().map(file -> home.relativize(file).toString());
        return Stream.concat(Stream.of(words), names).toArray(String[]::new);
    }

    private Result run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0"); // a question could not be seen
        builder.environment().put("LC_ALL", "C");
        process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader()) {
            List<String> all = lines.lines().toList();
            int status = process.waitFor();
            return new Result(ended.get() ? Math.max(1, status) : status, all);
        }
    }

    private static void require(Result result, String sentence) throws IOException {
        if (!result.isOk()) {
            throw new IOException(sentence + ": " + result.reason());
        }
    }
}
