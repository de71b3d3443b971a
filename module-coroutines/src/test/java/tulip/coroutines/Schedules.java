package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Makes every possible sequence of choices, one after the other.
///
/// A run asks [#applyAsInt] at each point where it can go on in several ways. After the run, [#advance] prepares
/// the next sequence: it changes the last choice that can still be another one.
public final class Schedules implements IntUnaryOperator {
    private record Choice(int taken, int count) {}

    private final List<Choice> choices = new ArrayList<>();
    private int position;

    @Override
    public int applyAsInt(int count) {
        if (position == choices.size()) {
            choices.add(new Choice(0, count));
        }
        Choice choice = choices.get(position++);
        if (choice.count != count) {
            throw new IllegalStateException("the same choices led to " + count + " ready tasks, not " + choice.count);
        }
        return choice.taken;
    }

    /// Prepares the next run.
    ///
    /// @return false if the run was the last one
    public boolean advance() {
        position = 0;
        while (!choices.isEmpty()) {
            Choice last = choices.removeLast();
            if (last.taken + 1 < last.count) {
                choices.add(new Choice(last.taken + 1, last.count));
                return true;
            }
        }
        return false;
    }
}
