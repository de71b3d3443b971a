/// The command `preflight`: whether what is measured on this machine now means something.
///
/// The checks are built as those of `doctor`: records of facts, which the method `finding` judges. A finding that
/// is wrong stops; a note says what to look at.
package tulip.runner.preflight;
