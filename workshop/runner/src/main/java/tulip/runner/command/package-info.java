/// What every command may use: where the project is, the files that an option names, and a clean end after Ctrl-C.
///
/// Nothing here prints, and nothing here knows an exercise or a benchmark.
package tulip.runner.command;
