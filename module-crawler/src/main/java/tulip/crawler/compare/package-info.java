/// Compares two files of results, of `race --json` or `bench --json`: first what was different when they were measured,
/// then the lanes. The statistics are those of the race and of the benchmark.
package tulip.crawler.compare;
