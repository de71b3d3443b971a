/// The engines and their HTTP clients: the different ways to wait for responses.
///
/// What to fetch is decided in [tulip.crawler]. An engine must find the same pages as every other engine.
package tulip.crawler.engine;
