/// Programs that the chapter of stage 3 shows or runs.
///
/// Nothing imports them, except the runner for the coffee shop. They import the stage, and no exercise.
package tulip.coroutines.example;
