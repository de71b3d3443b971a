/// The fan-out benchmark: one request that sends many others, on each way to wait.
///
/// Classes here are measured, so they contain nothing but the work. [tulip.crawler.bench.run] runs the benchmarks.
package tulip.crawler.bench;
