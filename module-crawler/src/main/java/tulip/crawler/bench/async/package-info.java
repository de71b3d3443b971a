/// Measures what waiting costs on an event loop: a callback, an await, a yield, a message there and back, and a
/// million tasks that sleep.
package tulip.crawler.bench.async;
