/// The commands that a participant uses: run, hint, list, diff, reset and the others, and what they print.
///
/// Other packages read the exercises ([tulip.runner.exercises]), compile an answer ([tulip.runner.answer]) and run
/// it ([tulip.runner.child]). Commands that measure do not belong here.
package tulip.runner.participant;
