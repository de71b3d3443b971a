/// Stage 1, iterators: the reference's solutions, which the next stage imports.
///
/// Each class here solves one exercise. Programs that only show something belong in the package `example`, and what
/// participants edit in the package `exercise`.
package tulip.iterators;
