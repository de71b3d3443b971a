package tulip.crawler.site;

import java.io.IOException;
import java.net.BindException;

/// Thrown if another program uses the port that was chosen for the site. The message is a sentence for the user.
public final class PortInUse extends IOException {
    public PortInUse(int port) {
        super("port " + port
                + " of 127.0.0.1 is in use: end the program that uses it, or choose another port with --port"
                + " (0 takes any free port)");
    }

    /// Turns the failure to listen into a sentence for the user. A `BindException` can also mean that only the
    /// administrator may use the port.
    public static IOException explained(IOException failed, int port) {
        boolean inUse = failed instanceof BindException
                && String.valueOf(failed.getMessage()).contains("in use");
        return inUse
                ? new PortInUse(port)
                : new IOException("cannot listen on port " + port + ": " + failed.getMessage(), failed);
    }
}
