package tulip.crawler.site;

import java.util.Locale;

/// How the pages of a generated site link to one another.
public enum Shape {
    /// A tree with some links across: each page links to a few pages one level below.
    WEB,
    /// One index page that links to all others.
    STAR;

    /// Parses a user's text.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such shape
    public static Shape parse(String text) {
        for (Shape shape : values()) {
            if (shape.toString().equals(text)) {
                return shape;
            }
        }
        throw new IllegalArgumentException("--shape must be web or star, not '" + text + "'");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
