package tulip.crawler.site;

import java.io.IOException;

/// Says that another program listens on the port that the site was to have; its message is for the user.
public final class PortInUse extends IOException {
    public PortInUse(int port) {
        super("port " + port + " of 127.0.0.1 is in use: end the program that has it, or choose another with --port"
                + " (0 takes any that is free)");
    }
}
