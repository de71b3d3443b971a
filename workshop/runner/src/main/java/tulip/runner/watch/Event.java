package tulip.runner.watch;

import java.time.Duration;
import tulip.runner.participant.Judgement;

/// What can happen to a session, besides a save.
sealed interface Event {
    /// A key was pressed.
    ///
    /// @param sign  as [KeyDecoder] gives it
    record Pressed(char sign) implements Event {}

    /// A run has ended.
    ///
    /// @param took  from its start to its verdict
    record Judged(Judgement judgement, Duration took) implements Event {}

    /// A run gave no verdict.
    ///
    /// @param sentence  for the user
    record Failed(String sentence) implements Event {}

    /// The screen has another size.
    record Resized() implements Event {}

    /// No key will come any more. A run that goes on may end.
    record EndOfInput() implements Event {}

    /// The program is told to end.
    record Quit() implements Event {}
}
