package tulip.crawler.http;

import java.util.Arrays;
import java.util.function.Supplier;

/// Reads any bytes as requests and as responses. The fuzzer Jazzer calls it (`.ci/thorough fuzz-http`), and
/// [CorpusTest].
///
/// Whatever the bytes are, the reader ends, throws nothing but [HttpError], and gives the same steps however
/// reads split the bytes.
public final class ParserFuzz {
    private static final int MAX_HEAD_BYTES = 300;
    private static final int MAX_BODY_BYTES = 60;

    private ParserFuzz() {}

    /// The entry point for Jazzer. The first byte says where the reads split, and whether they are requests.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int split = Byte.toUnsignedInt(input[0]);
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        if (split % 2 == 0) {
            compare(() -> MessageReader.ofRequests(MAX_HEAD_BYTES, MAX_BODY_BYTES), bytes, split / 2);
        } else {
            compare(() -> MessageReader.ofResponses(MAX_HEAD_BYTES, MAX_BODY_BYTES), bytes, split / 2);
        }
    }

    private static <H extends Head> void compare(Supplier<MessageReader<H>> readers, byte[] bytes, int split) {
        String whole = ReaderTranscript.transcript(readers.get(), bytes, bytes.length);
        int cut = split % (bytes.length + 1);
        String inParts = ReaderTranscript.transcript(readers.get(), bytes, cut, bytes.length);
        if (!whole.equals(inParts)) {
            throw new AssertionError("cut after " + cut + " bytes: " + inParts + ", not " + whole);
        }
    }
}
