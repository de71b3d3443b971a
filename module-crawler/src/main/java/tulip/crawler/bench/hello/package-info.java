/// Hello world on the workshop's server and on Vert.x, each with one event loop in a JVM of its own.
/// `.ci/thorough hello` compares them under wrk.
package tulip.crawler.bench.hello;
