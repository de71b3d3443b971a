/// What a service costs that sends many requests to answer one: the highest rate that a given memory and
/// processor hold with each engine, and the price of a million requests.
///
/// This package returns events and results; the display is in the runner.
package tulip.crawler.cost;
