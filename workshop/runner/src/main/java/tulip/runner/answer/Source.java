package tulip.runner.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/// A source text for the compiler.
final class Source extends SimpleJavaFileObject {
    private final String text; // null if the file is read when the compiler needs it

    Source(Path file, String text) {
        super(file.toUri(), Kind.SOURCE);
        this.text = text;
    }

    /// A file that is read only if the compiler needs it.
    static Source of(Path file) {
        return new Source(file, null);
    }

    Path folder() {
        return Path.of(toUri()).getParent();
    }

    /// Its name without a folder.
    String fileName() {
        return Path.of(toUri()).getFileName().toString();
    }

    /// The class that the file is named after, without its package.
    String className() {
        return fileName().replaceFirst("\\.java$", "");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return text == null ? Files.readString(Path.of(toUri()), StandardCharsets.UTF_8) : text;
    }
}
