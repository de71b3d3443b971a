/// The command `check`, for maintainers and the build server: it proves that every exercise is complete and
/// correct.
///
/// The participants' commands may not depend on this package.
package tulip.runner.check;
