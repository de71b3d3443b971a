/// What it costs to trace an event loop: see [tulip.crawler.bench.trace.TraceBenchmark].
package tulip.crawler.bench.trace;
