package tulip.crawler.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Finds the addresses of a host.
@FunctionalInterface
public interface Resolver {
    /// Asks the system. The JDK keeps an answer for 30 s.
    Resolver SYSTEM = InetAddress::getAllByName;

    /// Looks up a host; may block.
    ///
    /// @param host  a name, or an address without brackets
    /// @throws UnknownHostException if it has no address
    InetAddress[] addresses(String host) throws UnknownHostException;
}
