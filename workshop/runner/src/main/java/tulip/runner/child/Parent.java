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

    /// Sends a message at once, because the JVM may end at any moment.
    synchronized void tell(Message message) {
        try {
            message.write(out);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(ExitStatus.ABANDONED);
        }
    }

    /// The stream of the parent's messages: orders, and questions for the answer's current line. The stream ends
    /// when the parent is gone.
    DataInputStream in() {
        return in;
    }
}
