package tulip.runner.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/// Keeps class files in memory, where no answer finds them. The compiler does not see the class files of answers that a
/// build compiled. It sees the source files beside the answer and in the folders of earlier answers, and reads only
/// those that the answer needs.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Path answer;
    private final Map<String, Path> folders;
    private final Map<FileObject, Map<String, ByteArrayOutputStream>> written = new LinkedHashMap<>();

    /// @param answer   the answer's file, which is compiled anyway
    /// @param folders  the folders of source files, by package
    MemoryFiles(JavaFileManager files, Path answer, Map<String, Path> folders) {
        super(files);
        this.answer = answer;
        this.folders = folders;
    }

    /// The class files compiled from a source, by class name.
    Map<String, byte[]> classesOf(Source source) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.getOrDefault(source, Map.of()).forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    /// The class files compiled from all other sources, by class name.
    Map<String, byte[]> classesWithout(Source source) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((from, own) -> {
            if (from != source) {
                own.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            }
        });
        return classes;
    }

    /// Leaves the other file manager open.
    @Override
    public void close() {
        written.clear();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject source) {
        var bytes = new ByteArrayOutputStream();
        written.computeIfAbsent(source, _ -> new LinkedHashMap<>()).put(className, bytes);
        return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH || !packageName.matches("tulip\\.\\w+\\.exercise(\\..*)?")) {
            return super.list(location, packageName, kinds, recurse);
        }
        Path folder = folders.get(packageName);
        boolean seen = folder != null && Files.isDirectory(folder) && kinds.contains(JavaFileObject.Kind.SOURCE);
        return seen ? sources(folder) : List.of();
    }

    private List<JavaFileObject> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(answer))
                    .filter(file -> file.getFileName().toString().matches("\\w+\\.java"))
                    .sorted()
                    .<JavaFileObject>map(Source::of)
                    .toList();
        }
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Source source
                ? packageOf(source) + "." + source.className()
                : super.inferBinaryName(location, file);
    }

    private String packageOf(Source source) {
        return folders.entrySet().stream()
                .filter(entry -> entry.getValue().equals(source.folder()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
