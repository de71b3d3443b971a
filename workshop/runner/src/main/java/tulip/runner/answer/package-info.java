/// Reads, compiles and scans a participant's file before any of its code runs.
///
/// Nothing here starts a JVM or runs an answer: that is the task of [tulip.runner.child].
package tulip.runner.answer;
