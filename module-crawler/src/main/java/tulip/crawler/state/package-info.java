/// Keeps a crawl in a file, so that a crawl that was killed goes on where it was.
package tulip.crawler.state;
