package tulip.runner.launch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes one jar from several folders and libraries. The same input gives the same bytes.
final class MergedJar implements Closeable {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

    /// The version of Java 8. A JVM caches these classes, and requires only that a class has stack maps.
    private static final int JAVA_8 = ClassFile.JAVA_8_VERSION;

    private final ZipOutputStream out;
    private final Set<String> names = new HashSet<>();

    MergedJar(Path file) throws IOException {
        out = new ZipOutputStream(Files.newOutputStream(file));
        out.setLevel(0); // no compression, because the jar is read far more often than written
    }

    /// Adds a folder of classes. Answers are left out: each run compiles its answer, and the classes of a build
    /// may be old.
    void addFolder(Path folder) throws IOException {
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.contains("/exercise/")) {
                add(name, Files.readAllBytes(file));
            }
        }
    }

    /// Adds a library whose classes are older than Java 6, and converts the classes to Java 8.
    void addOldLibrary(Path library) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            var modern =
                    ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(hierarchy(jar)));
            Path root = jar.getPath("/");
            for (Path file : files(root)) {
                String name = root.relativize(file).toString();
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    add(name, modernised(modern, Files.readAllBytes(file)));
                }
            }
        }
    }

    private static byte[] modernised(ClassFile modern, byte[] bytes) {
        ClassTransform newVersion = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(JAVA_8, 0);
            } else {
                builder.with(element);
            }
        };
        return modern.transformClass(
                modern.parse(bytes),
                newVersion.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }

    /// Knows the classes of a library and of the JDK, which stack maps may name.
    private static ClassHierarchyResolver hierarchy(FileSystem jar) {
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
            String descriptor = type.descriptorString();
            String name = descriptor.substring(1, descriptor.length() - 1) + ".class";
            try {
                Path file = jar.getPath("/", name);
                return Files.exists(file) ? Files.newInputStream(file) : ofTheJdk(name);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    private static InputStream ofTheJdk(String name) {
        return ClassLoader.getSystemResourceAsStream(name);
    }

    /// If several files have one name, the first is used, as on a class path.
    private void add(String name, byte[] bytes) throws IOException {
        if (names.add(name)) {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(ALWAYS);
            out.putNextEntry(entry);
            out.write(bytes);
            out.closeEntry();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
