/// The crawl itself: what to fetch next, how to read a page, budgets, limits and results.
///
/// No class here opens a socket, starts a thread or reads a clock. ([tulip.crawler.Meter] reads what this JVM
/// uses.) An engine ([tulip.crawler.engine]) does the waiting.
package tulip.crawler;
