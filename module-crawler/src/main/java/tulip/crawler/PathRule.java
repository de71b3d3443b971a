package tulip.crawler;

/// One rule of a `robots.txt` (RFC 9309, section 2.2.2), for paths that need no decoding.
///
/// @param allows  whether an address that matches may be fetched
/// @param pieces  what must be in the path in this order; an asterisk stands between two of them
/// @param whole   whether the path must end with the last piece
public record PathRule(boolean allows, String[] pieces, boolean whole) {
    /// @param rule  with `*` for any characters, and perhaps a `$` at its end
    static PathRule of(String rule, boolean allows) {
        boolean whole = rule.endsWith("$");
        return new PathRule(allows, (whole ? rule.substring(0, rule.length() - 1) : rule).split("\\*", -1), whole);
    }

    /// Says whether a path, with its query, matches this rule.
    boolean matches(String path) {
        if (!path.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        int last = pieces.length - 1;
        for (int i = 1; i < last || (i == last && !whole); i++) {
            at = path.indexOf(pieces[i], at);
            if (at < 0) {
                return false;
            }
            at += pieces[i].length();
        }
        if (!whole) {
            return true;
        }
        return last == 0
                ? at == path.length()
                : at <= path.length() - pieces[last].length() && path.endsWith(pieces[last]);
    }

    /// Says whether a path means the same after decoding and encoding it: it has only letters, digits and `/ . _ -`.
    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
