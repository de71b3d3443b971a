package tulip.crawler;

/// A snapshot of a running crawl.
///
/// @param pages     pages found so far
/// @param failures  failures so far
/// @param bytes     size of all bodies as sent
/// @param inFlight  fetches under way
/// @param queued    addresses that wait to be fetched
public record Progress(int pages, int failures, long bytes, int inFlight, int queued) {}
