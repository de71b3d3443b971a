/// What a crawl tells beside its summary: a line for each address, broken links, a graph, and why an address was
/// or was not fetched. Each is a [tulip.crawler.CrawlListener].
package tulip.crawler.report;
