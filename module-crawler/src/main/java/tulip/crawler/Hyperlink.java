package tulip.crawler;

import java.util.Optional;

/// A link as a page has it.
///
/// @param written  the reference as it is written in the page, such as `../b.html#top`, with its character
///     references decoded
/// @param target    where it leads, without the fragment; empty if the reference is malformed
/// @param fragment  as [Fragment#of] writes it; empty if there is none
public record Hyperlink(String written, Optional<Url> target, String fragment) {}
