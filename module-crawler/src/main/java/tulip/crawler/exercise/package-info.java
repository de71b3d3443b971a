/// What participants edit in stage 5. Each class begins as a stub.
///
/// A class here may be half-written and not compile, so nothing outside this package may import it.
package tulip.crawler.exercise;
