package tulip.runner.bundle;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.offline.Install;

/// The files of the project as they were before anybody wrote an answer.
///
/// @param files      where the content of each file is, by the file's name with slashes
/// @param tracked    whether git said which files belong to the project
/// @param changed    the files that differ from the last commit, without answers
/// @param untracked  the files that are left out because git does not track them, without answers
record ProjectFiles(SortedMap<String, Path> files, boolean tracked, List<String> changed, List<String> untracked) {
    /// In these folders, only answers, their tests and `package-info.java` belong to the project.
    private static final Pattern ANSWERS =
            Pattern.compile("module-[^/]+/src/(main|test)/java/(.*/)?exercise/(?!package-info\\.java).*");

    /// @throws IOException with a sentence for the user
    static ProjectFiles of(Path home) throws IOException, InterruptedException {
        Map<String, Path> stubs = stubs(home);
        var git = new Git(home);
        Optional<List<String>> tracked = git.tracked();
        SortedMap<String, Path> files = new TreeMap<>();
        for (String name : tracked.isPresent() ? tracked.get() : all(home)) {
            Path file = stubs.getOrDefault(name, home.resolve(name));
            if (Files.isRegularFile(file) && (stubs.containsKey(name) || !isAnswer(name))) {
                files.put(name, file);
            }
        }
        files.putAll(stubs);
        return tracked.isPresent()
                ? new ProjectFiles(files, true, withoutAnswers(git.changed()), withoutAnswers(git.untracked()))
                : new ProjectFiles(files, false, List.of(), List.of());
    }

    private static Map<String, Path> stubs(Path home) throws IOException {
        var exercises = Exercises.load(home);
        if (!exercises.problems().isEmpty()) {
            throw new IOException(exercises.problems().getFirst().show(home));
        }
        Map<String, Path> stubs = new HashMap<>();
        for (Exercise exercise : exercises.all()) {
            stubs.put(name(home, exercise.answerFile()), exercise.pristineAnswerFile());
            if (Files.exists(exercise.pristineTestFile())) {
                stubs.put(name(home, exercise.testFile()), exercise.pristineTestFile());
            }
        }
        return stubs;
    }

    private static boolean isAnswer(String name) {
        return ANSWERS.matcher(name).matches();
    }

    private static List<String> withoutAnswers(List<String> names) {
        return names.stream().filter(name -> !isAnswer(name)).toList();
    }

    private static String name(Path home, Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    /// All files, without those that `.gitignore` names, without git's own, and without those of a bundle.
    private static List<String> all(Path home) throws IOException {
        List<PathMatcher> ignored = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve(".gitignore"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                ignored.add(FileSystems.getDefault()
                        .getPathMatcher("glob:" + line.strip().replaceFirst("/$", "")));
            }
        }
        List<String> names = new ArrayList<>();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isIgnored(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isIgnored(file)) {
                    names.add(name(home, file));
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean isIgnored(Path path) {
                Path last = path.getFileName();
                return !path.equals(home)
                        && (last.toString().equals(".git")
                                || path.equals(home.resolve(Install.ARCHIVE))
                                || ignored.stream().anyMatch(each -> each.matches(last)));
            }
        });
        return names;
    }
}
