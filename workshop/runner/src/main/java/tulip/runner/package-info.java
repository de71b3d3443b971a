/// The main class, the list of commands, and the message to the user when a command fails.
///
/// Everything else is in the packages below. [tulip.runner.Main] is the only class that knows every command, so no
/// other package may import this package.
package tulip.runner;
