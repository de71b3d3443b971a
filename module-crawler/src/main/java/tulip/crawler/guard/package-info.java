/// Which addresses a crawl may connect to, and whose certificates it trusts.
package tulip.crawler.guard;
