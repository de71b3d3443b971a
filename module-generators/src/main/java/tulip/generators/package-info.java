/// Stage 2, generators: the reference's solutions, which the next stage imports, and the ways to pause a
/// computation.
///
/// Only this package uses the JDK's internal continuation. Programs for the chapter belong in the package
/// `example`. Classes that participants edit belong in the package `exercise`.
package tulip.generators;
