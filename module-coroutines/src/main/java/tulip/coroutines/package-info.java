/// Stage 3, coroutines: the reference's solutions, which the next stage imports.
///
/// Programs for the chapter belong in the package `example`. Classes that participants edit belong in the package
/// `exercise`.
package tulip.coroutines;
