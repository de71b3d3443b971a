/// The entrance: the list of commands, what the user is told when a command fails, and nothing else.
///
/// Everything else is in a room of its own below. [tulip.runner.Main] is the only class that knows every command, so no
/// room may import this package.
package tulip.runner;
