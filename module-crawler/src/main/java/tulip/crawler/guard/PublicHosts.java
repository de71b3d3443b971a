package tulip.crawler.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;

/// Allows the addresses of public hosts, and of special addresses only those that the user has named.
///
/// A start that is an address names this address. `localhost` names all loopback addresses, and a name below it too
/// (RFC 6761). Any other name names nothing, because its owner can let it lead anywhere.
public final class PublicHosts implements Guard {
    private static final List<AddressBlock> LOOPBACK =
            List.of(AddressBlock.parse("127.0.0.0/8"), AddressBlock.parse("::1"));

    private final Resolver resolver;
    private final List<AddressBlock> allowed;

    PublicHosts(Resolver resolver, List<AddressBlock> allowed) {
        this.resolver = resolver;
        this.allowed = List.copyOf(allowed);
    }

    /// The guard of a crawl.
    ///
    /// @param named  special addresses that the user has allowed, beside those that the start names
    public static PublicHosts of(Url start, List<AddressBlock> named, Resolver resolver) {
        return new PublicHosts(
                resolver, Stream.concat(namedBy(start).stream(), named.stream()).toList());
    }

    private static List<AddressBlock> namedBy(Url start) {
        String host = start.hostOnly();
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return LOOPBACK;
        }
        try {
            return List.of(AddressBlock.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException name) {
            return List.of();
        }
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException, FetchFailure {
        InetAddress[] all = resolver.addresses(host);
        List<InetAddress> permitted = Arrays.stream(all).filter(this::allows).toList();
        if (permitted.isEmpty()) {
            if (all.length == 0) {
                throw new UnknownHostException(host);
            }
            throw forbidden(host, all[0]);
        }
        return permitted;
    }

    private boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address))
                || SpecialAddresses.wordsFor(address).isEmpty();
    }

    private static FetchFailure forbidden(String host, InetAddress address) {
        String text = address.getHostAddress();
        String what = host.equals(text) ? text : host + " leads to " + text + ", which";
        String words = SpecialAddresses.wordsFor(address).orElseThrow();
        return new FetchFailure(
                FailureKind.FORBIDDEN_ADDRESS,
                what + " is " + words + ": the crawl did not connect; --allow-address " + text + " allows it");
    }
}
