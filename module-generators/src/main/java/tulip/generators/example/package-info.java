/// Programs that the chapter of stage 2 shows or runs.
///
/// Nothing imports them, except the runner for the coffee shop. They import the stage, and no exercise.
package tulip.generators.example;
