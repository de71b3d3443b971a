package tulip.crawler;

/// The name that requests give to this crawler (RFC 9110, section 10.1.5).
///
/// A JVM has one name, as it has one `http.agent` for the JDK's first client.
public final class UserAgent {
    public static final UserAgent USUAL =
            new UserAgent("tulip-workshop/1.0 (a crawler of the workshop Codename Tulip)");

    private static volatile UserAgent ofThisJvm = USUAL;

    private final String field;
    private final String token;

    /// @param field  the value of the `User-Agent` field
    /// @throws IllegalArgumentException with a sentence for the user, if no such field can be sent, or if it
    ///     does not begin with a product token of `robots.txt` (RFC 9309, section 2.2.1)
    public UserAgent(String field) {
        if (!field.matches("[A-Za-z_-][ -~]*")) {
            throw new IllegalArgumentException("'" + field + "' is no name of a crawler: it must begin with a letter,"
                    + " '_' or '-', and contain only printable ASCII, such as my-crawler/1.0");
        }
        this.field = field;
        this.token = field.replaceFirst("[^A-Za-z_-].*", "");
    }

    /// The value of the `User-Agent` field.
    public String field() {
        return field;
    }

    /// The product token, by which `robots.txt` names this crawler: `tulip-workshop` of `tulip-workshop/1.0`.
    public String token() {
        return token;
    }

    /// The name that this JVM has.
    public static UserAgent ofThisJvm() {
        return ofThisJvm;
    }

    /// Gives this name to the requests of the engines that are opened from now on.
    public void install() {
        ofThisJvm = this;
    }
}
