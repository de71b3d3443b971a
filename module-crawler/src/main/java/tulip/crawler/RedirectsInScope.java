package tulip.crawler;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Follows redirects within a scope that is not exactly one host.
///
/// @param most  redirects that are followed in a row
record RedirectsInScope(Scope scope, int most, Requests requests) implements Redirects {
    @Override
    public End follow(Url from) {
        Set<Url> chain = new HashSet<>();
        Url address = from;
        while (true) {
            chain.add(address);
            Optional<Url> target = requests.send(address);
            if (target.isEmpty()) {
                return new End.Arrived(address);
            }
            if (!scope.contains(target.get())) {
                return new End.Refused(FailureKind.REDIRECT_OFF_SITE, address);
            }
            if (chain.contains(target.get())) {
                return new End.Refused(FailureKind.REDIRECT_LOOP, address);
            }
            if (chain.size() > most) {
                return new End.Refused(FailureKind.TOO_MANY_REDIRECTS, address);
            }
            address = target.get();
        }
    }
}
