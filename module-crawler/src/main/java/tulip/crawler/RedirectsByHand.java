package tulip.crawler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows redirects within a site, up to a limit.
public final class RedirectsByHand implements Redirects {
    private final Url site;
    private final int most;
    private final Requests requests;
    private final Map<Url, Optional<Url>> known = new HashMap<>(); // where each address redirects to

    public RedirectsByHand(Url site, int most, Requests requests) {
        this.site = site;
        this.most = most;
        this.requests = requests;
    }

    @Override
    public End follow(Url from) {
        Set<Url> chain = new HashSet<>();
        Url address = from;
        while (true) {
            chain.add(address);
            Optional<Url> target = targetOf(address);
            if (target.isEmpty()) {
                return new End.Arrived(address);
            }
            Optional<FailureKind> refusal = refusal(chain, target.get());
            if (refusal.isPresent()) {
                return new End.Refused(refusal.get(), address);
            }
            address = target.get();
        }
    }

    private Optional<Url> targetOf(Url address) {
        if (!known.containsKey(address)) {
            known.put(address, requests.send(address));
        }
        return known.get(address);
    }

    /// @param chain  the addresses requested so far, one after the other
    private Optional<FailureKind> refusal(Set<Url> chain, Url target) {
        if (!target.sameOrigin(site)) {
            return Optional.of(FailureKind.REDIRECT_OFF_SITE);
        }
        if (chain.contains(target)) {
            return Optional.of(FailureKind.REDIRECT_LOOP);
        }
        return chain.size() > most ? Optional.of(FailureKind.TOO_MANY_REDIRECTS) : Optional.empty();
    }
}
