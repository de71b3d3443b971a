/// The benchmarks of the generators of stage 2, and the minimal code with which each of them is compared.
///
/// Together with the generators' own backend, this is the only package that may import `jdk.internal.vm`.
package tulip.crawler.bench.generators;
