package tulip.crawler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tulip.kit.Mistake;

final class RedirectsMistakes {
    private RedirectsMistakes() {}

    @Mistake(
            caughtBy = "redirectsAreFollowed",
            explanation = "The chain is followed, but the result is its first address.")
    static final class ReturnsTheStart extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                public End follow(Url from) {
                    return super.follow(from) instanceof End.Refused refused ? refused : new End.Arrived(from);
                }
            };
        }
    }

    @Mistake(caughtBy = "redirectsAreFollowed", explanation = "One redirect is followed. Its target may redirect, too.")
    static final class FollowsOneHop extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                public End follow(Url from) {
                    Optional<Url> target = targetOf(from);
                    target.ifPresent(this::targetOf);
                    return new End.Arrived(target.orElse(from));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBudgetIsEnough",
            explanation =
                    "The budget counts the requests, and the first request is no redirect. So a redirect too few is followed.")
    static final class CountsRequests extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isSpent(List<Url> chain) {
                    return chain.size() >= most;
                }
            };
        }
    }

    @Mistake(caughtBy = "theBudgetEnds", explanation = "A redirect more is followed than the budget has.")
    static final class FollowsOneTooMany extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isSpent(List<Url> chain) {
                    return chain.size() > most + 1;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBudgetEnds",
            explanation =
                    "The refused redirect is named by its target. `at` is the address whose response redirects there: nobody has requested the target.")
    static final class NamesTheTarget extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                End refused(FailureKind kind, Url at, Url target) {
                    return new End.Refused(kind, target);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBudgetEnds",
            explanation =
                    "Each hop begins with the whole budget again. So nothing limits the chain, and a server can send the crawler on for ever.")
    static final class TheBudgetResets extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isSpent(List<Url> chain) {
                    return false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBudgetEnds",
            explanation = "The request is sent first, and the budget is looked at afterwards.")
    static final class RequestsBeforeItCounts extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                Optional<FailureKind> refusal(List<Url> chain, Url target) {
                    Optional<FailureKind> refusal = super.refusal(chain, target);
                    if (refusal.equals(Optional.of(FailureKind.TOO_MANY_REDIRECTS))) {
                        targetOf(target);
                    }
                    return refusal;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachChainHasItsOwnBudget",
            explanation =
                    "The object counts the redirects of all chains together. After a few chains nothing is followed any more.")
    static final class AllChainsShareABudget extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                private int followed;

                @Override
                boolean isSpent(List<Url> chain) {
                    return followed++ >= most;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCycleEnds",
            explanation = "Nobody looks for cycles. The budget ends them, but with the wrong reason.")
    static final class RunsIntoTheBudget extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isCycle(List<Url> chain, Url target) {
                    return false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCycleEnds",
            explanation = "Only the first address of the chain is looked for. The chain may come back to a later one.")
    static final class LooksOnlyForTheStart extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isCycle(List<Url> chain, Url target) {
                    return chain.getFirst().equals(target);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCycleEnds",
            explanation = "The refused redirect is named by its target, and not by the address that redirects.")
    static final class BlamesTheTarget extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                End refused(FailureKind kind, Url at, Url target) {
                    return new End.Refused(kind, kind == FailureKind.REDIRECT_LOOP ? target : at);
                }
            };
        }
    }

    @Mistake(caughtBy = "anotherSiteIsRefused", explanation = "A redirect is followed to any site.")
    static final class FollowsToAnySite extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isOnSite(List<Url> chain, Url target) {
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherSiteIsRefused",
            explanation =
                    "The chain is followed first, as a client does that follows redirects itself, and then its end is looked at. By then the other site has got its request.")
    static final class TheClientFollows extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isOnSite(List<Url> chain, Url target) {
                    return true;
                }

                @Override
                public End follow(Url from) {
                    End end = super.follow(from);
                    return end instanceof End.Arrived(Url address) && !address.sameOrigin(site)
                            ? new End.Refused(FailureKind.REDIRECT_OFF_SITE, from)
                            : end;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachHopIsLookedAt",
            explanation = "The site is compared for the first redirect only. The second one may leave it.")
    static final class LooksAtTheFirstHop extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isOnSite(List<Url> chain, Url target) {
                    return chain.size() > 1 || target.sameOrigin(site);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theSiteIsSchemeHostAndPort",
            explanation = "Only the hosts are compared. Another scheme or another port is another server.")
    static final class ComparesOnlyHosts extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isOnSite(List<Url> chain, Url target) {
                    return target.host().equals(site.host());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theSiteIsSchemeHostAndPort",
            explanation =
                    "The address only begins like the site. http://tulip.test:8080 begins with http://tulip.test, and so does http://tulip.testing.")
    static final class ComparesTheBeginning extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                boolean isOnSite(List<Url> chain, Url target) {
                    return target.toString().startsWith(site.scheme() + "://" + site.authority());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pathsThatMeetAreRequestedOnce",
            explanation =
                    "Each chain is requested from the beginning. If a thousand links lead to one redirect, it is requested a thousand times.")
    static final class RemembersNothing extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                @Override
                Optional<Url> targetOf(Url address) {
                    return requests.send(address);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pathsThatMeetAreRequestedOnce",
            explanation =
                    "All chains share the set of addresses in which cycles are looked for. So two paths that meet are taken for a cycle.")
    static final class TakesAMeetingForACycle extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                private final Set<Url> all = new HashSet<>();

                @Override
                boolean isCycle(List<Url> chain, Url target) {
                    all.add(chain.getLast());
                    return all.contains(target);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theKnownRestCounts",
            explanation =
                    "The end of each chain is remembered, but not its length. A chain that leads into it may be too long.")
    static final class RemembersOnlyTheEnd extends RedirectsContract {
        @Override
        protected Redirects redirects(Url ofSite, int atMost, Redirects.Requests by) {
            return new BreakableRedirects(ofSite, atMost, by) {
                private final Map<Url, End> ends = new HashMap<>();

                @Override
                public End follow(Url from) {
                    Optional<Url> target = targetOf(from);
                    End end = target.map(ends::get).orElseGet(() -> super.follow(from));
                    ends.put(from, end);
                    return end;
                }
            };
        }
    }
}
