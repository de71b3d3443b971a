package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final long SEED = 20_260_101;
    private static final int ROUNDS = 10_000;
    private static final List<String> MESSAGES = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhelloHTTP/1.1 204 No\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n",
            "HTTP/1.0 404 Not Found\r\nA: b\r\n c\r\n\r\nthe end",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc",
            "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");

    /// Any bytes give a message or an [HttpError], in finite time, independent of how reads split them.
    @Test
    void theResultOfAMutatedMessageDoesNotDependOnReads() {
        var random = new Random(SEED);
        Map<String, Integer> results = new HashMap<>();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = ReaderTranscript.bytes(
                        Mutated.message(MESSAGES.get(random.nextInt(MESSAGES.size())), 4, random));
                String responses = compare(() -> MessageReader.ofResponses(100, 20), bytes, random);
                compare(() -> MessageReader.ofRequests(100, 20), bytes, random);
                results.merge(responses.substring(responses.lastIndexOf('|') + 1), 1, Integer::sum);
            }
        });
        List<String> kinds =
                List.of("BAD_HEAD", "BAD_FRAMING", "TRUNCATED_BODY", "TRUNCATED_HEAD", "HEAD_TOO_LARGE", "'hello'");
        assertTrue(results.keySet().containsAll(kinds), () -> "seed " + SEED + " reached only " + results);
    }

    private static <H extends Head> String compare(Supplier<MessageReader<H>> readers, byte[] bytes, Random random) {
        String whole = ReaderTranscript.transcript(readers.get(), bytes, bytes.length);
        int cut = random.nextInt(bytes.length + 1);
        int second = cut + random.nextInt(bytes.length - cut + 1);
        String inPieces = ReaderTranscript.transcript(readers.get(), bytes, cut, second, bytes.length);
        assertEquals(
                whole, inPieces, () -> "seed " + SEED + ", bytes " + new String(bytes, StandardCharsets.ISO_8859_1));
        return whole;
    }
}
