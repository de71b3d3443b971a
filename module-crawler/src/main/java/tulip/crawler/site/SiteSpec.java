package tulip.crawler.site;

import java.util.Locale;

/// Describes a generated site: equal descriptions give equal sites, byte for byte.
///
/// @param pages      how many pages there are, 1 to 100,000
/// @param links      how many further pages a page leads to, 1 to 1,000; a star does not use it
/// @param shape      how they are joined
/// @param pageBytes  the median size of a page without children, 256 to 1,048,576
/// @param seed       decides names, order, sizes, words and links across
public record SiteSpec(int pages, int links, Shape shape, int pageBytes, long seed) {
    /// The site of the race's default scenario.
    public static final SiteSpec DEFAULT = new SiteSpec(1_000, 6, Shape.WEB, 2_048, 1);

    /// @throws IllegalArgumentException with a sentence for the user, if a number is out of range
    public SiteSpec {
        requireBetween("--pages", pages, 1, 100_000);
        requireBetween("--links", links, 1, 1_000);
        requireBetween("--page-bytes", pageBytes, 256, 1_048_576);
        if (shape == null) {
            throw new IllegalArgumentException("--shape must be web or star");
        }
    }

    /// How many children a page of the tree has: a star is a tree whose root has them all.
    int fanOut() {
        return switch (shape) {
            case WEB -> links;
            case STAR -> Math.max(1, pages - 1);
        };
    }

    private static void requireBetween(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be between %,d and %,d, not %,d", option, min, max, value));
        }
    }
}
