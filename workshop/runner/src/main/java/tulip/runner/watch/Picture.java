package tulip.runner.watch;

import java.util.List;

/// What a screen shows.
///
/// @param title   the exercise
/// @param count   how much of the workshop is done
/// @param place   the file and the line to edit, as `path:line`, which many terminals open with a click
/// @param body    may be longer than the screen
/// @param top     the first line of the body that is shown, from 0
/// @param status  one sentence
/// @param busy    how long a check goes on; empty if none does
record Picture(String title, String count, String place, List<String> body, int top, String status, String busy) {}
