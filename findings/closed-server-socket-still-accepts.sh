#!/usr/bin/env bash
# A ServerSocketChannel that is registered with a Selector still accepts connections after close().
#
# Guess: after close() a client is refused ("Connection refused"), and another socket can listen at the port.
# What happens: isOpen() is false and accept() throws ClosedChannelException, but the system's socket stays open until the
# selector is asked the next time. Until then clients connect, and their bytes are taken; then they get a reset. The port
# stays in use for as long. So a server that closes its channel in its event loop and then connects to the port, to see
# whether it is down, sees it up. After selectNow() the client is refused.
# A channel that no selector knows is closed at once.
#
# Usage: bash findings/closed-server-socket-still-accepts.sh        needs a JDK 17 or newer on the PATH or in JAVA_HOME
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/ClosedServer.java" <<'JAVA'
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

public class ClosedServer {
    public static void main(String[] arguments) throws IOException {
        System.out.println("java " + Runtime.version());
        try (Selector selector = Selector.open()) {
            ServerSocketChannel registered = listening();
            registered.register(selector, SelectionKey.OP_ACCEPT);
            selector.selectNow();
            SocketAddress address = registered.getLocalAddress();
            registered.close();
            System.out.println("registered: isOpen " + registered.isOpen());
            System.out.println("registered, closed: " + connect(address) + ", " + bind(address));
            selector.selectNow();
            System.out.println("registered, closed, selectNow: " + connect(address) + ", " + bind(address));
        }
        ServerSocketChannel alone = listening();
        SocketAddress address = alone.getLocalAddress();
        alone.close();
        System.out.println("not registered, closed: " + connect(address) + ", " + bind(address));
    }

    private static ServerSocketChannel listening() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static String connect(SocketAddress address) {
        try (SocketChannel client = SocketChannel.open(address)) {
            return "a client connects";
        } catch (IOException refused) {
            return "a client gets " + refused.getClass().getSimpleName();
        }
    }

    private static String bind(SocketAddress address) {
        try (ServerSocketChannel other = ServerSocketChannel.open()) {
            other.bind(address);
            return "the port is free";
        } catch (IOException inUse) {
            return "the port: " + inUse.getClass().getSimpleName();
        }
    }
}
JAVA
"$java" "$work/ClosedServer.java" | tee "$work/seen"
diff <(tail -n +2 "$work/seen") - <<'EXPECTED' && echo "As written above."
registered: isOpen false
registered, closed: a client connects, the port: BindException
registered, closed, selectNow: a client gets ConnectException, the port is free
not registered, closed: a client gets ConnectException, the port is free
EXPECTED
