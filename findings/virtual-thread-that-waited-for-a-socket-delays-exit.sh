#!/usr/bin/env bash
# A program in which a virtual thread has once waited for a socket ends 0.3 s later.
#
# Guess: when main returns, or calls System.exit, and no thread does anything any more, the process is over at once.
# What happens: as soon as one virtual thread has parked in a read of a socket, the JDK starts a poller thread, which stays
# in a native call. At the end the JVM waits for threads in native code, 30 times 10 ms, and then ends anyway. The same program
# with a platform thread ends at once. It makes no difference whether main returns, or calls exit or halt.
# So a command-line tool that uses virtual threads for one request seems slow, and no profile of its code shows why.
#
# Usage: bash findings/virtual-thread-that-waited-for-a-socket-delays-exit.sh    needs a JDK 25 on the PATH or in JAVA_HOME
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/Ends.java" <<'JAVA'
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public class Ends {
    public static void main(String[] arguments) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Runnable client = () -> read(server.getLocalPort());
            Thread thread = arguments[0].equals("virtual")
                    ? Thread.ofVirtual().start(client)
                    : Thread.ofPlatform().daemon().start(client);
            try (Socket peer = server.accept()) {
                Thread.sleep(100); // the client waits in its read
                peer.getOutputStream().write(1);
            }
            thread.join();
        }
        System.out.println(System.currentTimeMillis());
        System.out.flush();
        if (arguments[1].equals("exit")) {
            System.exit(0);
        }
    }

    private static void read(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getInputStream().read();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
JAVA
"$java" -version 2>&1 | sed -n '2p'
"${java}c" -d "$work" "$work/Ends.java"

ending() { # THREAD WAY: the least milliseconds of five runs from the last line of main to the end of the process
    local least=100000 said took
    for _ in 1 2 3 4 5; do
        said=$("$java" -cp "$work" Ends "$1" "$2")
        took=$(($(date +%s%3N) - said))
        [ "$took" -ge "$least" ] || least=$took
    done
    echo "$least"
}

failed=0
for way in return exit; do
    platform=$(ending platform "$way")
    virtual=$(ending virtual "$way")
    echo "main ends by $way: after a platform thread has waited $platform ms, after a virtual thread has waited $virtual ms"
    [ "$platform" -lt 150 ] && [ "$virtual" -ge 290 ] || failed=1
done
[ $failed -eq 0 ] || { echo "CHANGED: the two end alike."; exit 1; }
echo "As described."
