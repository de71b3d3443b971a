package tulip.crawler;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tulip.kit.Mistake;

final class LinksMistakes {
    private LinksMistakes() {}

    @Mistake(
            caughtBy = "referencesAreResolved",
            explanation =
                    "Only references that are whole addresses are followed. Nearly all links of a page are relative.")
    static final class FollowsOnlyWholeAddresses extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
                    return reference.startsWith("http:") ? super.resolved(written, base, reference) : Optional.empty();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "referencesAreResolved",
            explanation =
                    "References are resolved against the top of the site, and not against the folder of the page.")
    static final class ResolvesAgainstTheSite extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.base().isPresent()
                            ? super.base(written)
                            : written.page().at("/");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "referencesAreResolved",
            explanation =
                    "A slash is put behind the address of the page. But index.html is a file, and its neighbours are beside it, and not in it.")
    static final class TakesThePageForAFolder extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    Url base = super.base(written);
                    return base.pathAndQuery().endsWith("/") ? base : base.at(base.pathAndQuery() + "/");
                }
            };
        }
    }

    @Mistake(caughtBy = "eachLinkComesOnce", explanation = "A page that is linked twice is there twice.")
    static final class KeepsCopies extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    Url base = base(written);
                    return written.references().stream()
                            .flatMap(reference -> resolved(written, base, reference).stream())
                            .filter(link -> isOnSite(written.page(), base, link))
                            .toList();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachLinkComesOnce",
            explanation = "A HashSet has an order of its own. So the links do not come in the order of the page.")
    static final class LosesTheOrder extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    return List.copyOf(new HashSet<>(super.follow(written)));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachLinkComesOnce",
            explanation = "The links are sorted by their names, and do not come in the order of the page.")
    static final class SortsTheLinks extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    return super.follow(written).stream()
                            .sorted(Comparator.comparing(Url::toString))
                            .toList();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "fragmentsMakeNoPages",
            explanation =
                    "Copies are found among the references, and not among the addresses. Two references to places of one page are two strings.")
    static final class ComparesReferences extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    Url base = base(written);
                    return written.references().stream()
                            .distinct()
                            .flatMap(reference -> resolved(written, base, reference).stream())
                            .filter(link -> isOnSite(written.page(), base, link))
                            .toList();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseCounts",
            explanation = "The base element is ignored, so all relative links of the page lead to wrong addresses.")
    static final class IgnoresTheBase extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.page();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseCounts",
            explanation =
                    "A slash is put behind the address of the base. But menu.html is a file, and its neighbours are beside it, and not in it.")
    static final class TakesTheBaseForAFolder extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.base().isEmpty()
                            ? written.page()
                            : written.resolve(written.page(), written.base().get() + "/")
                                    .orElse(written.page());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseMayBeRelative",
            explanation = "The base counts only if it is a whole address. Most bases are paths.")
    static final class ReadsOnlyWholeBases extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.base()
                                    .filter(base -> base.startsWith("http:"))
                                    .isPresent()
                            ? super.base(written)
                            : written.page();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseMayBeRelative",
            explanation = "The base is resolved against the top of the site, and not against the page.")
    static final class ResolvesTheBaseAgainstTheSite extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.base()
                            .flatMap(base -> written.resolve(written.page().at("/"), base))
                            .orElse(written.page());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFragmentLeadsToTheBase",
            explanation =
                    "A link to the page itself is left out, or each reference that is only a fragment. Both are links like any other.")
    static final class LeavesOutBareFragments extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
                    return reference.startsWith("#") ? Optional.empty() : super.resolved(written, base, reference);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFragmentLeadsToTheBase",
            explanation =
                    "A reference that is only a fragment is taken for the page, although the page has another base. A browser resolves it as any other reference.")
    static final class TakesAFragmentForThePage extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
                    return reference.startsWith("#")
                            ? Optional.of(written.page())
                            : super.resolved(written, base, reference);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aMalformedBaseDoesNotCount",
            explanation = "If the base is malformed, no link of the page is followed.")
    static final class FollowsNothingWithABadBase extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    boolean bad = written.base()
                            .filter(base ->
                                    written.resolve(written.page(), base).isEmpty())
                            .isPresent();
                    return bad ? List.of() : super.follow(written);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aMalformedBaseDoesNotCount",
            explanation = "A malformed base throws an exception. One bad page must not end the crawl.")
    static final class ThrowsAtABadBase extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    return written.base().isEmpty()
                            ? written.page()
                            : written.resolve(written.page(), written.base().get())
                                    .orElseThrow();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "badReferencesAreLeftOut",
            explanation =
                    "A reference without an address throws an exception. One bad link must not lose the whole page.")
    static final class ThrowsAtABadReference extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
                    return Optional.of(super.resolved(written, base, reference).orElseThrow());
                }
            };
        }
    }

    @Mistake(caughtBy = "badReferencesAreLeftOut", explanation = "The links behind a bad one are lost.")
    static final class EndsAtABadReference extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    Url base = base(written);
                    List<String> good = written.references().stream()
                            .takeWhile(reference ->
                                    resolved(written, base, reference).isPresent())
                            .toList();
                    return super.follow(new WrittenLinks(written.page(), written.base(), good));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "otherSitesAreNotFollowed",
            explanation =
                    "All links are followed, those to other sites, too. Such a crawl ends when it has seen the whole web.")
    static final class FollowsAllSites extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "otherSitesAreNotFollowed",
            explanation =
                    "The address is searched for the name of the host. It may be anywhere in it, for example in the path.")
    static final class LooksForTheNameAnywhere extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.toString().contains(page.host())
                            && link.port() == page.port()
                            && link.scheme().equals(page.scheme());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "capitalsMakeNoOtherSite",
            explanation =
                    "The reference is compared as it is written. But the names of schemes and hosts may be in capitals (RFC 3986, section 3.2.2).")
    static final class ComparesTheText extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
                    boolean whole = reference.contains("//");
                    return whole && !reference.contains("//" + written.page().authority() + "/")
                            ? Optional.empty()
                            : super.resolved(written, base, reference);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aLongerNameIsAnotherSite",
            explanation =
                    "The address only begins with the name of the host. The name may go on: tulip.test.other.test belongs to somebody else.")
    static final class ComparesTheBeginning extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.host().startsWith(page.host())
                            && link.port() == page.port()
                            && link.scheme().equals(page.scheme());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSubdomainIsAnotherSite",
            explanation =
                    "The name of the host only ends with that of the site. docs.tulip.test is another host, and black-tulip.test belongs to somebody else.")
    static final class ComparesTheEnd extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.host().endsWith(page.host())
                            && link.port() == page.port()
                            && link.scheme().equals(page.scheme());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherPortIsAnotherSite",
            explanation = "Only the hosts are compared. Another port of the same machine is another server.")
    static final class ComparesOnlyHosts extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.host().equals(page.host());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherSchemeIsAnotherSite",
            explanation = "The scheme is not compared. http and https are two sites (RFC 6454).")
    static final class IgnoresTheScheme extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.host().equals(page.host()) && link.port() == page.port();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseDoesNotMoveTheSite",
            explanation =
                    "Links are compared with the base, and not with the page. A base on another host takes the crawl there.")
    static final class TakesTheSiteOfTheBase extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                boolean isOnSite(Url page, Url base, Url link) {
                    return link.sameOrigin(base);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBaseDoesNotMoveTheSite",
            explanation =
                    "A base on another site is ignored. It counts as any other base: relative references lead to the other site then, and are not followed.")
    static final class IgnoresAForeignBase extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                Url base(WrittenLinks written) {
                    Url base = super.base(written);
                    return base.sameOrigin(written.page()) ? base : written.page();
                }
            };
        }
    }

    @Mistake(caughtBy = "anAddressIsNewOnce", explanation = "isNew remembers nothing.")
    static final class EverythingIsNew extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public boolean isNew(Url address) {
                    return true;
                }
            };
        }
    }

    @Mistake(caughtBy = "anAddressIsNewOnce", explanation = "isNew remembers only the address before.")
    static final class RemembersTheLast extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public boolean isNew(Url address) {
                    boolean isNew = super.isNew(address);
                    seen.removeIf(other -> !other.equals(address));
                    return isNew;
                }
            };
        }
    }

    @Mistake(caughtBy = "anAddressIsNewOnce", explanation = "isNew says the opposite: whether the address was seen.")
    static final class AnswersWhetherItWasSeen extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public boolean isNew(Url address) {
                    return !super.isNew(address);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "followMarksNothing",
            explanation =
                    "follow leaves out what an earlier page has linked to. The crawl needs all links of a page: this page may be nearer to the start.")
    static final class FollowsOnlyNewLinks extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    return super.follow(written).stream().filter(followed::add).toList();
                }

                private final Set<Url> followed = new HashSet<>();
            };
        }
    }

    @Mistake(
            caughtBy = "followMarksNothing",
            explanation =
                    "follow marks the links as seen. So isNew says of each of them that it is not new, and nobody fetches it.")
    static final class FollowMarksLinks extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public List<Url> follow(WrittenLinks written) {
                    List<Url> links = super.follow(written);
                    seen.addAll(links);
                    return links;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneOfTwoThreadsGetsIt",
            explanation =
                    "isNew looks, and then adds. Between the two, another thread may look, too: both find nothing, and both fetch the page. A set for many threads does not help, because its two calls are two steps.")
    static final class ChecksThenAdds extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                @Override
                public boolean isNew(Url address) {
                    if (seen.contains(address)) {
                        return false;
                    }
                    seen.add(address);
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "oneOfTwoThreadsGetsIt",
            explanation =
                    "The addresses are in a HashSet, which is not made for several threads. It may lose an address, or be destroyed.")
    static final class SharesAHashSet extends LinksContract {
        @Override
        protected Links links() {
            return new BreakableLinks() {
                private final Set<Url> shared = new HashSet<>();

                @Override
                public boolean isNew(Url address) {
                    return shared.add(address);
                }
            };
        }
    }
}
