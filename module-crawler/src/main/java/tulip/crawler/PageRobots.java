package tulip.crawler;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tulip.crawler.http.Headers;

/// What a page asks of crawlers: by its `X-Robots-Tag` fields, its `meta` elements, and the `rel` of its links.
///
/// @param noindex   whether the page wants to stay out of search engines; no matter for a crawl
/// @param nofollow  whether no link of the page is to be followed
/// @param unfollowed  the addresses to which each link of the page says `nofollow`, `ugc` or `sponsored`
public record PageRobots(boolean noindex, boolean nofollow, Set<Url> unfollowed) {
    /// The page asks nothing.
    public static final PageRobots NONE = new PageRobots(false, false, Set.of());

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("\\S+");
    private static final Pattern COMMAS = Pattern.compile("[\\s,]+");
    private static final Set<String> LINK_TYPES = Set.of("nofollow", "ugc", "sponsored");
    private static final Set<String> RULES_WITH_VALUES =
            Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

    /// Reads the `X-Robots-Tag` fields of a response. A field may begin with the name of a crawler: then it
    /// counts only for that one.
    static PageRobots of(Headers headers) {
        PageRobots all = NONE;
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase("X-Robots-Tag")) {
                all = all.and(ofField(field.value(), UserAgent.ofThisJvm().token()));
            }
        }
        return all;
    }

    /// The name of a crawler counts for all rules behind it, up to the next name: proxies join fields with commas
    /// (RFC 9110, section 5.3).
    private static PageRobots ofField(String value, String agent) {
        PageRobots all = NONE;
        boolean ours = true;
        for (String part : value.split(",", 0)) {
            int colon = part.indexOf(':');
            String name = part.substring(0, Math.max(0, colon)).strip();
            boolean named = NAME.matcher(name).matches() && !RULES_WITH_VALUES.contains(Html.lowerCase(name));
            ours = named ? name.equalsIgnoreCase(agent) : ours;
            if (ours) {
                all = all.and(ofRules(named ? part.substring(colon + 1) : part));
            }
        }
        return all;
    }

    /// Reads the rules in the `content` of a `meta` element, such as `noindex, nofollow`.
    static PageRobots ofRules(String rules) {
        List<String> all = COMMAS.splitAsStream(Html.lowerCase(rules)).toList();
        boolean none = all.contains("none");
        return new PageRobots(none || all.contains("noindex"), none || all.contains("nofollow"), Set.of());
    }

    /// Says whether the link types in a `rel` attribute forbid to follow the link.
    static boolean forbids(String rel) {
        return SPACES.splitAsStream(Html.lowerCase(rel)).anyMatch(LINK_TYPES::contains);
    }

    /// What the page asks by both together.
    PageRobots and(PageRobots other) {
        if (equals(NONE) || other.equals(NONE)) {
            return equals(NONE) ? other : this;
        }
        Set<Url> both = unfollowed.isEmpty() ? other.unfollowed : unfollowed;
        return new PageRobots(noindex || other.noindex, nofollow || other.nofollow, both);
    }

    /// Says whether a link of the page to this address may be followed.
    boolean follows(Url link) {
        return !nofollow && !unfollowed.contains(link);
    }
}
