package tulip.runner.answer;

import java.io.IOException;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/// A source text for the compiler.
final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path file, String text) {
        super(file.toUri(), Kind.SOURCE);
        this.text = text;
    }

    /// Its name without a folder.
    String fileName() {
        return Path.of(toUri()).getFileName().toString();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return text;
    }
}
