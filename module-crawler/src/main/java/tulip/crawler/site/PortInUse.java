package tulip.crawler.site;

import java.io.IOException;

/// Thrown if another program uses the port that was chosen for the site. The message is a sentence for the user.
public final class PortInUse extends IOException {
    public PortInUse(int port) {
        super("port " + port
                + " of 127.0.0.1 is in use: end the program that uses it, or choose another port with --port"
                + " (0 takes any free port)");
    }
}
