/// The exercises as their texts declare them: reading a text, its front matter, and finding an exercise by its id.
///
/// This package reads only the files in the stages' `exercises/` folders. It neither compiles nor runs an answer.
package tulip.runner.exercises;
