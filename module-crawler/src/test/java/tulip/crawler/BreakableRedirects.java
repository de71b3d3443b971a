package tulip.crawler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows redirects correctly. Each mistake overrides one or two methods, and so has only one fault.
class BreakableRedirects implements Redirects {
    final Url site;
    final int most;
    final Requests requests;
    final Map<Url, Optional<Url>> known = new HashMap<>();

    BreakableRedirects(Url site, int most, Requests requests) {
        this.site = site;
        this.most = most;
        this.requests = requests;
    }

    @Override
    public End follow(Url from) {
        return follow(new ArrayList<>(), from);
    }

    private End follow(List<Url> chain, Url address) {
        chain.add(address);
        Optional<Url> target = targetOf(address);
        if (target.isEmpty()) {
            return new End.Arrived(address);
        }
        return refusal(chain, target.get())
                .map(kind -> refused(kind, address, target.get()))
                .orElseGet(() -> follow(chain, target.get()));
    }

    Optional<Url> targetOf(Url address) {
        if (!known.containsKey(address)) {
            known.put(address, requests.send(address));
        }
        return known.get(address);
    }

    Optional<FailureKind> refusal(List<Url> chain, Url target) {
        if (!isOnSite(chain, target)) {
            return Optional.of(FailureKind.REDIRECT_OFF_SITE);
        }
        if (isCycle(chain, target)) {
            return Optional.of(FailureKind.REDIRECT_LOOP);
        }
        return isSpent(chain) ? Optional.of(FailureKind.TOO_MANY_REDIRECTS) : Optional.empty();
    }

    boolean isOnSite(List<Url> chain, Url target) {
        return target.sameOrigin(site);
    }

    boolean isCycle(List<Url> chain, Url target) {
        return chain.contains(target);
    }

    boolean isSpent(List<Url> chain) {
        return chain.size() > most;
    }

    End refused(FailureKind kind, Url at, Url target) {
        return new End.Refused(kind, at);
    }
}
