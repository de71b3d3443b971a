/// The benchmarks of the generators of stage 2, beside the minimal code that each is compared with.
///
/// Together with the generators' own backend, this is the only package that may import `jdk.internal.vm`.
package tulip.crawler.bench.generators;
