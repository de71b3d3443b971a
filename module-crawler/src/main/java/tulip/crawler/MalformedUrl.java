package tulip.crawler;

/// Says why a text is no address of the web. It has no stack trace, because pages are full of such texts.
final class MalformedUrl extends Exception {
    /// @param reason  completes the sentence "… is not"
    MalformedUrl(String reason) {
        super(reason, null, false, false);
    }

    static MalformedUrl host() {
        return new MalformedUrl("a URL: its host is malformed");
    }
}
