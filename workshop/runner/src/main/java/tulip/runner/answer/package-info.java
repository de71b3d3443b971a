/// Reads, compiles and looks through a participant's file, before anything of it runs.
package tulip.runner.answer;
