/// The participant's answers as parts of engine `mine`: which of them can be used, and whose each member is.
///
/// Open members are filled from the reference as `catch-up` does, but in memory: no answer's file is changed.
/// The engine itself is in module-crawler.
package tulip.runner.mine;
