/// The commands that a participant uses: run, hint, list, diff, reset and the others, and what they print.
///
/// What an exercise is, how an answer is compiled, and how it is run stand in packages of their own
/// ([tulip.runner.exercises], [tulip.runner.answer], [tulip.runner.child]). Commands that measure do not belong here.
package tulip.runner.participant;
