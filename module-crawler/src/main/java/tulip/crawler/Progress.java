package tulip.crawler;

/// Says how far a crawl is.
///
/// @param pages     found so far
/// @param failures  so far
/// @param bytes     of bodies, as sent
/// @param inFlight  fetches under way
/// @param queued    addresses known and admitted, not fetched yet
public record Progress(int pages, int failures, long bytes, int inFlight, int queued) {}
