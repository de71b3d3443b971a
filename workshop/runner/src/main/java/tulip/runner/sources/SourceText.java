package tulip.runner.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a source file, and its encoding details: byte-order mark and line ends.
///
/// @param text         without the byte-order mark; its lines end with `\n`
/// @param windowsLines whether most lines of the file end with `\r\n`
public record SourceText(String text, boolean mark, boolean windowsLines) {
    private static final String MARK = "\uFEFF";

    /// Reads a file.
    ///
    /// @throws IOException with a sentence for the user, if the file cannot be read or is not UTF-8
    public static SourceText read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String all = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean mark = all.startsWith(MARK);
            return of(mark ? all.substring(1) : all, mark);
        } catch (CharacterCodingException other) {
            throw new IOException(file.getFileName() + " is not UTF-8, so it stays as it is: save it as UTF-8", other);
        }
    }

    private static SourceText of(String all, boolean mark) {
        long lines = all.chars().filter(c -> c == '\n').count();
        long windows = all.split("\r\n", -1).length - 1L;
        return new SourceText(all.replace("\r\n", "\n"), mark, windows * 2 > lines);
    }

    /// Another text with the same encoding details.
    public SourceText with(String other) {
        return new SourceText(other, mark, windowsLines);
    }

    public byte[] bytes() {
        String all = windowsLines ? text.replace("\n", "\r\n") : text;
        return ((mark ? MARK : "") + all).getBytes(StandardCharsets.UTF_8);
    }
}
