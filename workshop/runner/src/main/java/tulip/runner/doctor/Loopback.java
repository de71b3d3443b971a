package tulip.runner.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/// Whether programs on this machine can talk to each other over 127.0.0.1 and ::1.
///
/// @param four  why 127.0.0.1 does not work; empty if it works
/// @param six   why ::1 does not work; empty if it works
public record Loopback(Optional<String> four, Optional<String> six, Os os) {
    private static final byte[] FOUR = {127, 0, 0, 1};
    private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int MILLIS = 500;

    public static Loopback here() {
        return new Loopback(failure(FOUR), failure(SIX), Os.here());
    }

    /// Sends a byte through a connection of its own.
    private static Optional<String> failure(byte[] address) {
        try (var server = new ServerSocket(0, 1, InetAddress.getByAddress(address));
                var client = new Socket(Proxy.NO_PROXY)) {
            server.setSoTimeout(MILLIS);
            client.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), MILLIS);
            client.setSoTimeout(MILLIS);
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write(1);
                return client.getInputStream().read() == 1 ? Optional.empty() : Optional.of("a byte was lost");
            }
        } catch (IOException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    public Finding finding() {
        if (four.isPresent()) {
            return Finding.wrong(
                    "loopback",
                    "127.0.0.1 does not work: " + four.get(),
                    switch (os) {
                        case LINUX ->
                            "sudo ip link set lo up; or let the firewall or VPN allow connections to 127.0.0.1";
                        case MAC, WINDOWS ->
                            "let the firewall, VPN or virus scanner allow java connections to 127.0.0.1";
                    });
        }
        if (six.isPresent()) {
            return Finding.note("loopback", "127.0.0.1 works; ::1 (IPv6) does not, and nothing needs it", "");
        }
        return Finding.ok("loopback", "127.0.0.1 and ::1 work");
    }
}
