package tulip.runner.participant;

import tulip.runner.terminal.Text;

/// The sentence for a participant who has done every exercise.
public final class Ending {
    private Ending() {}

    public static String of(Course course) {
        int count = course.exercises().all().size();
        return "All " + Text.plural(count, "exercise") + " are done. Now watch the ways of waiting race: ./tulip race";
    }
}
