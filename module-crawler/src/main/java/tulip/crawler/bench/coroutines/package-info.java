/// Measures what coroutines cost: to send and receive, and to delegate.
package tulip.crawler.bench.coroutines;
