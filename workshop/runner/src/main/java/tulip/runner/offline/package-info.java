/// Takes what a build needs out of a bundle, and puts it where Maven looks for it.
///
/// The launchers run [Install] before anything is compiled, so this package imports nothing but the JDK.
package tulip.runner.offline;
