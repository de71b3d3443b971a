package tulip.crawler;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/// The links of a page as they are written in it.
///
/// @param page        the address of the page
/// @param base        the address in the page's `base` element, as written there; empty if there is no such element
/// @param references  such as `../b.html#top`, in the page's order
/// @param charset     of the page; queries are escaped in it
public record WrittenLinks(Url page, Optional<String> base, Collection<String> references, Charset charset) {
    /// The links of a page in UTF-8.
    public WrittenLinks(Url page, Optional<String> base, Collection<String> references) {
        this(page, base, references, StandardCharsets.UTF_8);
    }

    /// Resolves a reference against an address.
    ///
    /// @return the address without its fragment; empty if the reference is malformed, or its scheme is another one
    ///         than `http` and `https`
    public Optional<Url> resolve(Url against, String reference) {
        return against.resolve(reference, charset);
    }
}
