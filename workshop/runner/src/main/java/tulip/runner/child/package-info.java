/// Runs contracts in a child JVM, so that whatever an answer does becomes a verdict.
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
/// What arrives over that one connection is believed, and nothing else: what a child prints is only shown. An answer
/// could reach the connection by reflection alone, which [tulip.runner.answer] does not let through.
package tulip.runner.child;
