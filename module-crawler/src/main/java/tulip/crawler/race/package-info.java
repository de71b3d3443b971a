/// The race: the same crawl on several engines, each in a JVM of its own, and its report.
///
/// This package returns events and results; the display is in the runner.
package tulip.crawler.race;
