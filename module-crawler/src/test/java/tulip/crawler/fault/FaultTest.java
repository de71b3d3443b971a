package tulip.crawler.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tulip.crawler.FailureKind;

final class FaultTest {
    @Test
    void everyFaultHasANameOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Place.allFaults().forEach(fault -> assertTrue(ids.add(fault.id()), fault.id()));
        assertTrue(ids.size() >= 80, "only " + ids.size());
    }

    /// The site has no host name, no unreachable or forbidden address and no TLS, so it cannot cause the first four
    /// kinds. `INTERNAL` is always a bug.
    @Test
    void everyKindOfFailureThatASiteCanCauseHasAFault() {
        Set<FailureKind> caused = Place.allFaults()
                .flatMap(fault -> fault.outcomes().values().stream())
                .filter(ExpectedOutcome.Failure.class::isInstance)
                .map(ending -> ((ExpectedOutcome.Failure) ending).kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureKind.class)));
        Arrays.stream(FaultyPort.values()).map(FaultyPort::kind).forEach(caused::add);
        Set<FailureKind> never = EnumSet.of(
                FailureKind.UNKNOWN_HOST,
                FailureKind.CONNECT_TIMEOUT,
                FailureKind.FORBIDDEN_ADDRESS,
                FailureKind.TLS,
                FailureKind.INTERNAL);
        assertEquals(EnumSet.complementOf(EnumSet.copyOf(never)), caused);
    }

    @Test
    void theSameSeedSendsTheSameBytesAndAnotherSeedOthers() throws IOException {
        assertEquals(answer(1, "/fault/chunks-tiny"), answer(1, "/fault/chunks-tiny"));
        assertNotEquals(answer(1, "/fault/chunks-tiny"), answer(2, "/fault/chunks-tiny"));
        assertEquals(answer(1, "/"), answer(1, "/"));
        assertNotEquals(answer(1, "/"), answer(2, "/"));
    }

    @Test
    void unknownPathsAreNotFound() throws IOException {
        for (String path :
                new String[] {"/none", "/fault/none", "/fault/garbage/1", "/fault/redirect-far/x", "/page/99"}) {
            assertTrue(answer(1, path).startsWith("HTTP/1.1 404 "), path);
        }
    }

    private static String answer(long seed, String path) throws IOException {
        try (var server = FaultServer.start(seed, 0);
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.url()).getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
