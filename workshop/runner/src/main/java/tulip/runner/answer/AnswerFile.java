package tulip.runner.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tulip.runner.child.Place;

/// Reads a participant's file.
///
/// A byte-order mark is skipped. Bytes that are not UTF-8 are an error, which names their line.
public final class AnswerFile {
    private static final int MOST_BYTES = 1_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private AnswerFile() {}

    /// Reads the whole text.
    ///
    /// @throws Unusable if there is no text in it
    public static String read(Path file) throws IOException, Unusable {
        String name = file.getFileName().toString();
        if (!Files.exists(file)) {
            throw new Unusable(Finding.of(name + " is gone: there is no file " + file));
        }
        if (!Files.isRegularFile(file)) {
            throw new Unusable(Finding.of(name + " is not a file: " + file));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new Unusable(Finding.of(name + " has more than a million bytes: is it really your answer?"));
        }
        try {
            String text = decode(name, Files.readAllBytes(file));
            if (text.isBlank()) {
                throw new Unusable(Finding.of(name + " is empty"));
            }
            return text;
        } catch (NoSuchFileException gone) {
            throw new Unusable(Finding.of(name + " is gone: there is no file " + file));
        }
    }

    private static String decode(String name, byte[] bytes) throws Unusable {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            throw new Unusable(Finding.at(
                    new Place(name, line), "this line is not UTF-8: have your editor save the file as UTF-8"));
        }
        boolean marked = !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? out.subSequence(1, out.length()) : out).toString();
    }
}
