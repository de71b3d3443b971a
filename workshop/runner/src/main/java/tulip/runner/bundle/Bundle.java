package tulip.runner.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tulip.runner.doctor.MavenFiles;
import tulip.runner.offline.Install;

/// What is in a bundle: one folder, with the project and an archive of Maven and its libraries.
///
/// @param maven  what a preparation has listed
record Bundle(MavenFiles maven) {
    private static final String FOLDER = "codename-tulip/";

    Path home() {
        return maven.home();
    }

    /// Maven, and the files of the local repository that a build used. Not what Maven notes beside them: from where it
    /// fetched a file, which is a reason not to use the file where that place cannot be reached.
    SortedMap<String, Path> libraries() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path repository = maven.repository();
        for (MavenFiles.Needed needed : maven.needed()) {
            files.put(Install.REPOSITORY + needed.path(), repository.resolve(needed.path()));
        }
        Path program = maven.maven().orElseThrow(() -> new IOException("the wrapper's Maven is not on this machine"));
        try (Stream<Path> all = Files.walk(program)) {
            List<Path> parts = all.filter(Files::isRegularFile).toList();
            for (Path part : parts) {
                String name = program.relativize(part).toString().replace('\\', '/');
                if (!name.equals("mvnw.url")) { // the wrapper's note
                    files.put(Install.MAVEN + name, part);
                }
            }
        }
        return files;
    }

    /// All files of the bundle.
    ///
    /// @param archive  that of the libraries
    SortedMap<String, Path> all(ProjectFiles project, Path archive) {
        SortedMap<String, Path> files = new TreeMap<>();
        project.files().forEach((name, content) -> files.put(FOLDER + name, content));
        files.put(FOLDER + Install.ARCHIVE, archive);
        for (Path each : maven.evidence()) {
            files.put(FOLDER + home().relativize(each).toString().replace('\\', '/'), each);
        }
        return files;
    }
}
