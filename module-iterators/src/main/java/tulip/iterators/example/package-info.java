/// Programs that the chapter of stage 1 shows or runs.
///
/// Nothing imports them, except the runner for the coffee shop. They import the stage, and no exercise.
package tulip.iterators.example;
