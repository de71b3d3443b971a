package tulip.crawler.site;

import java.util.Locale;

/// Says how the pages of a generated site link to one another.
public enum Shape {
    /// A tree: each page links to the next few, and here and there across.
    WEB,
    /// One index page that links to all others.
    STAR;

    /// Reads what a user wrote.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is no shape
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
