/// Runs JMH benchmarks fork by fork, and collects their results and events.
///
/// No measured code belongs here. The display of the events is in the runner.
package tulip.crawler.bench.run;
