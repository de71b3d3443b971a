package tulip.runner.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// The child's connection to its parent.
final class Parent {
    private final DataInputStream in;
    private final DataOutputStream out; // guarded by this

    /// Connects, and sends the nonce to prove that this is the child.
    Parent(int port, String nonce) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.writeUTF(nonce);
        out.flush();
    }

    /// Sends a message at once, since the JVM may end the next moment.
    synchronized void tell(Message message) {
        try {
            message.write(out);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(ExitStatus.ABANDONED);
        }
    }

    /// What the parent says next: an order, or the question where the answer stands. It ends when the parent is gone.
    DataInputStream in() {
        return in;
    }
}
