/// Runs contracts in a child JVM, so that every behaviour of an answer becomes a verdict.
///
/// ```
///   parent                                        child
///   ChildRun ──── starts, tells the nonce ───────▶ ChildMain     stdin: the nonce, then its end
///       │ ◀────── connects, says the nonce ─────── │
///       │ ──────── Order (class files, a name) ──▶ ContractRun ── JUnit ── the contract ── the answer
///       │ ◀─────── Message (a check began, …) ──── │
///     Verdict
/// ```
///
/// The runner trusts only this connection. Printed output is shown and never parsed. An answer could reach the
/// connection only by reflection, which [tulip.runner.answer] refuses.
///
/// This package knows class names and class files. It knows neither exercises nor source text.
package tulip.runner.child;
