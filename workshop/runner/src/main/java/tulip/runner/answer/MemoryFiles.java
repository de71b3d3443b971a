package tulip.runner.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/// Keeps class files in memory, where no answer finds them. Hides the class files of answers that a build compiled.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<FileObject, Map<String, ByteArrayOutputStream>> written = new LinkedHashMap<>();

    MemoryFiles(JavaFileManager files) {
        super(files);
    }

    /// The class files compiled from a source, by class name.
    Map<String, byte[]> classesOf(Source source) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.getOrDefault(source, Map.of()).forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
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
        boolean stale =
                location == StandardLocation.CLASS_PATH && packageName.matches("tulip\\.\\w+\\.exercise(\\..*)?");
        return stale ? List.of() : super.list(location, packageName, kinds, recurse);
    }
}
