package tulip.crawler.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import tulip.crawler.FetchFailure;

/// Decides to which addresses a crawl may connect. Every engine asks it before each connection, and connects to the
/// answer, not to the name. So a name that gets another address afterwards changes nothing.
@FunctionalInterface
public interface Guard {
    /// Looks up a host; may block.
    ///
    /// @param host  a name, or an address without brackets
    /// @return the addresses that are allowed, in the order in which they should be tried; at least one
    /// @throws UnknownHostException if the host has no address
    /// @throws FetchFailure (`FORBIDDEN_ADDRESS`) if none of its addresses is allowed
    List<InetAddress> addresses(String host) throws UnknownHostException, FetchFailure;
}
