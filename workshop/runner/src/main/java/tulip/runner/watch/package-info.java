/// The watch, which `./tulip` alone starts: shows an exercise, judges each save, and obeys keys at any time.
///
/// ```
///   keys ─────────▶ ┐
///   signals ──────▶ ├─ events ─▶ WatchLoop ─▶ Session ─▶ Picture ─▶ Screen
///   verdicts ─────▶ ┘                │ look       │
///      ▲                             ▼            ▼
///      └────────── ChildRuns ◀──── Saves       Pages
/// ```
///
/// [tulip.runner.watch.Session] holds the whole state. It runs on one thread, starts none and reads no clock but its
/// own, so that a test can play every event. How an answer is judged and what the pages say is in
/// [tulip.runner.participant].
package tulip.runner.watch;
