/// What the workshop remembers between two commands, below `.tulip/`: the progress and every version of an answer.
///
/// Files are written whole or not at all. Nothing here prints, and nothing here runs an answer.
package tulip.runner.state;
