package tulip.runner.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Copies Maven and its libraries from a bundle to where Maven looks for them, so that a build needs no network.
///
/// A file that exists is not changed. Before a build, the launchers start this file as a program: nothing is compiled
/// at that time, so it uses only the JDK and its own package.
public final class Install {
    /// The file of a bundle that holds Maven and its libraries.
    public static final String ARCHIVE = "offline.zip";

    /// The folder with the libraries in that file.
    public static final String REPOSITORY = "repository/";

    /// The folder with Maven in that file.
    public static final String MAVEN = "maven/";

    private Install() {}

    /// Installs what is missing, if the project came as a bundle.
    ///
    /// @param args  the project's folder
    public static void main(String[] args) {
        try {
            missing(Path.of(args[0]), MavenPlaces.here());
        } catch (IOException failure) {
            System.err.println("cannot copy Maven and its libraries out of " + ARCHIVE + ": " + reason(failure));
            System.exit(1);
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case ZipException _ -> "it is damaged, so unpack the bundle again";
            case NoSuchFileException missing -> missing.getFile() + " cannot be made";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            default -> failure.getMessage();
        };
    }

    /// Installs what is missing, if the project came as a bundle.
    ///
    /// @return how many files were copied
    public static int missing(Path project, MavenPlaces places) throws IOException {
        Path archive = project.resolve(ARCHIVE);
        if (!Files.exists(archive)) {
            return 0;
        }
        try (var zip = new ZipFile(archive.toFile())) {
            int copied = copyNew(zip, REPOSITORY, places.repository());
            for (Path maven : places.mavenFolders(project)) {
                copied += installMaven(zip, maven);
            }
            return copied;
        }
    }

    /// The wrapper uses this folder as soon as it exists, so it gets its name when it is whole.
    private static int installMaven(ZipFile zip, Path maven) throws IOException {
        if (Files.exists(maven)) {
            return 0;
        }
        Path unfinished = maven.resolveSibling(maven.getFileName() + ".unfinished");
        int copied = copyNew(zip, MAVEN, unfinished);
        Files.move(unfinished, maven);
        return copied;
    }

    private static int copyNew(ZipFile zip, String folder, Path target) throws IOException {
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                .toList();
        int copied = 0;
        for (ZipEntry entry : entries) {
            Path file =
                    target.resolve(entry.getName().substring(folder.length())).normalize();
            if (!file.startsWith(target)) {
                throw new IOException(entry.getName() + " leads out of its folder");
            }
            if (Files.notExists(file)) {
                copy(zip, entry, file);
                copied++;
            }
        }
        return copied;
    }

    /// Copies one file, which gets its name when it is whole.
    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().startsWith(MAVEN + "bin/")) {
            unfinished.toFile().setExecutable(true, false);
        }
        Files.move(unfinished, file);
    }
}
