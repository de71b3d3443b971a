package tulip.runner.participant;

import tulip.crawler.lab.Amounts;

/// The sentence for a participant who has done every exercise.
public final class Ending {
    private Ending() {}

    public static String of(Course course) {
        int count = course.exercises().all().size();
        return "All " + Amounts.plural(count, "exercise")
                + " are done. Now watch the ways of waiting race: ./tulip race";
    }
}
