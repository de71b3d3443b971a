/// Measures what coroutines cost: to send and receive, to delegate, and to call through a trampoline.
package tulip.crawler.bench.coroutines;
