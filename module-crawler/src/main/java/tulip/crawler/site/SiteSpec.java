package tulip.crawler.site;

import java.util.Locale;

/// Describes a generated site. Equal descriptions give equal sites, byte for byte.
///
/// @param pages      number of pages, 1 to 100,000
/// @param links      number of pages that each page links to one level below, 1 to 1,000; ignored for a star
/// @param shape      how the pages link to one another
/// @param pageBytes  the median size of a page without children, 256 to 1,048,576
/// @param seed       seed of the random names, sizes, words and links across the tree
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

    /// The number of children of a page in the tree. In a star, all other pages are children of the root.
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
