package tulip.runner.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/// Standard output that keeps the reason of a failed write. A `PrintStream` keeps only a flag.
public final class StandardOutput extends FileOutputStream {
    private static volatile String failure = "";

    private StandardOutput() {
        super(FileDescriptor.out);
    }

    /// Replaces [System#out], with the same character set.
    public static void install() {
        Charset charset = System.out.charset();
        System.setOut(new PrintStream(new BufferedOutputStream(new StandardOutput(), 8_192), false, charset));
    }

    /// The reason of a failed write. A closed pipe, as after `| head`, does not count.
    public static Optional<String> failure() {
        System.out.flush();
        String seen = failure;
        return seen.isEmpty() || seen.contains("pipe") ? Optional.empty() : Optional.of(seen);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            super.write(bytes, from, count);
        } catch (IOException problem) {
            failure = String.valueOf(problem.getMessage());
            throw problem;
        }
    }
}
