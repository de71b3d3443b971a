package tulip.kit.timeline;

/// Writes the few elements of SVG that a picture needs, each on a line of its own. Text is escaped.
final class Svg {
    private final StringBuilder xml = new StringBuilder();

    /// Adds markup without escaping it.
    Svg raw(String markup) {
        xml.append(markup).append('\n');
        return this;
    }

    /// @param title  shown at the mouse pointer, and read by screen readers
    Svg box(String type, int x, int y, int width, int height, String title) {
        return raw("<rect class=\"" + type + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\""
                + height + "\" rx=\"4\">" + element("title", title) + "</rect>");
    }

    Svg line(String type, int fromX, int fromY, int toX, int toY) {
        return raw("<path class=\"" + type + "\" d=\"M" + fromX + " " + fromY + "L" + toX + " " + toY + "\"/>");
    }

    Svg dot(String type, int x, int y, int radius) {
        return raw("<circle class=\"" + type + "\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"" + radius + "\"/>");
    }

    /// @param y  of the text's baseline
    Svg text(String type, int x, int y, String text) {
        return raw("<text class=\"" + type + "\" x=\"" + x + "\" y=\"" + y + "\">" + escape(text) + "</text>");
    }

    @Override
    public String toString() {
        return xml.toString();
    }

    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    /// Escapes the characters that XML reserves. Replaces characters that XML forbids (XML 1.0, production 2) or
    /// that change the direction of text.
    static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(plain(character));
            }
        });
        return escaped.toString();
    }

    private static String plain(int character) {
        if (Columns.turnsText(character)) {
            return "";
        }
        boolean allowed = character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
        return Character.toString(allowed ? character : 0xFFFD);
    }
}
