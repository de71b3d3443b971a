/// Stage 2, generators: the reference's solutions, which the next stage imports, and the ways to pause a computation.
///
/// Only this package uses the JDK's internal continuation. Programs that only show something belong in the package
/// `example`, and what participants edit in the package `exercise`.
package tulip.generators;
