package tulip.crawler;

import static tulip.crawler.CrawlNodes.NONE;
import static tulip.crawler.CrawlNodes.NO_WAY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.CrawlNodes.State;
import tulip.crawler.Redirects.End;

/// The redirects and refreshes of a crawl, each an address that leads to another one.
final class Chains {
    private final Addresses addresses;
    private final CrawlNodes nodes;
    private final Rules rules;
    private final int maxRedirects;
    private final List<Integer> redirects = new ArrayList<>();
    private final List<Integer> refreshes = new ArrayList<>();

    /// @param maxRedirects  redirects that are followed in a row
    Chains(Addresses addresses, CrawlNodes nodes, Rules rules, int maxRedirects) {
        this.addresses = addresses;
        this.nodes = nodes;
        this.rules = rules;
        this.maxRedirects = maxRedirects;
    }

    /// Keeps a redirect, whose target the node knows.
    void redirects(int node) {
        redirects.add(node);
    }

    /// Keeps a refresh, whose target the node knows.
    void refreshes(int node) {
        refreshes.add(node);
    }

    /// The hops of the address to which this one redirects or refreshes. The rules decide whether it is followed:
    /// they see the chain from its first address on, as if they had sent the requests themselves.
    int hopsOver(int node, Scope scope) {
        Redirects chain = follower(scope, maxRedirects, url -> known(url).flatMap(nodes::leadsTo));
        boolean refused = chain.follow(nodes.url(nodes.first(node))) instanceof End.Refused(var _, Url at)
                && at.equals(nodes.url(node));
        return refused ? NO_WAY : nodes.hops(node) + 1;
    }

    /// The addresses whose redirect or refresh leads nowhere. Correct only when the crawl is done.
    ///
    /// @param stopped  a crawl that was stopped could not follow all of them
    Map<Url, Outcome.Failed> failures(Scope scope, boolean stopped) {
        Map<Url, Outcome.Failed> all = new LinkedHashMap<>();
        Redirects recorded = follower(scope, addresses.size(), url -> known(url).flatMap(nodes::redirectsTo));
        for (int node : redirects) {
            failureOf(node, recorded, stopped).ifPresent(kind -> {
                Url target = nodes.url(nodes.redirect(node));
                all.put(nodes.url(node), new Outcome.Failed(kind, "redirects to " + target));
            });
        }
        for (int node : refreshes) {
            if (nodes.state(nodes.refresh(node)) == State.KNOWN && !stopped) {
                Url target = nodes.url(nodes.refresh(node));
                all.put(nodes.url(node), new Outcome.Failed(FailureKind.TOO_MANY_REDIRECTS, "refreshes to " + target));
            }
        }
        return all;
    }

    /// @param recorded  follows the redirects that the site has sent
    private Optional<FailureKind> failureOf(int from, Redirects recorded, boolean stopped) {
        Url url = nodes.url(from);
        if (recorded.follow(url) instanceof End.Refused(FailureKind kind, Url at)
                && (kind == FailureKind.REDIRECT_LOOP || at.equals(url))) {
            return Optional.of(kind);
        }
        boolean followed = nodes.state(nodes.redirect(from)) != State.KNOWN;
        return followed || stopped ? Optional.empty() : Optional.of(FailureKind.TOO_MANY_REDIRECTS);
    }

    /// Follows redirects within the scope. The rules can do so if the scope is one host.
    private Redirects follower(Scope scope, int most, Redirects.Requests requests) {
        return scope.kind() == Scope.Kind.HOST
                ? rules.redirects().make(scope.start(), most, requests)
                : new RedirectsInScope(scope, most, requests);
    }

    private Optional<Integer> known(Url url) {
        int node = addresses.find(url);
        return node == NONE ? Optional.empty() : Optional.of(node);
    }
}
