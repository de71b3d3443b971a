/// The command `check`: it proves that every exercise is whole, for the maintainers and the build server.
///
/// A participant's commands may not depend on this package.
package tulip.runner.check;
