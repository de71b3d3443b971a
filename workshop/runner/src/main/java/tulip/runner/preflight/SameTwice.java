package tulip.runner.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Timer;
import java.util.TimerTask;
import tulip.crawler.lab.Amounts;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Comparison;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.WarmUp;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;
import tulip.runner.doctor.Finding;

/// An A/A: a short race of an engine with itself.
///
/// @param comparison  of both lanes; empty if the time was over before enough rounds were run
record SameTwice(Optional<Comparison> comparison) {
    /// A longer race of a lane can show less than this; one that takes five seconds cannot always.
    static final double SHOULD_SHOW = 0.15;

    private static final String CHECK = "a/a";
    private static final int ROUNDS = 14;
    private static final Duration WARM_UP = Duration.ofMillis(900);
    private static final Duration MOST = Duration.ofSeconds(10);

    /// Runs the race.
    ///
    /// @throws IOException with a sentence for the user, if the race fails
    static SameTwice raced() throws IOException {
        var race = new Race(settings(), _ -> {});
        var timer = new Timer("end of the A/A", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        end(race);
                    }
                },
                MOST.toMillis());
        try {
            return of(race.run());
        } finally {
            timer.cancel();
        }
    }

    private static void end(Race race) {
        race.interrupt();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    /// The pages of the default race are fewer here, and answer sooner, so that there is time for more rounds.
    private static RaceSettings settings() {
        return new RaceSettings(
                new SiteChoice.Generated(new SiteSpec(200, 10, Shape.WEB, 4_096, 1), new Latency.Fixed(20)),
                Entrant.parse(List.of("virtual", "virtual")),
                100,
                100,
                new WarmUp.For(WARM_UP),
                OptionalInt.of(ROUNDS),
                1,
                Prices.DEFAULT);
    }

    static SameTwice of(RaceReport report) {
        return new SameTwice(report.pairs().stream()
                .map(RaceReport.Pair::comparison)
                .filter(both -> Double.isFinite(both.smallestShown()))
                .findFirst());
    }

    Finding finding() {
        if (comparison.isEmpty()) {
            return Finding.wrong(
                    CHECK,
                    "virtual against itself: too few rounds in " + MOST.toSeconds() + " s",
                    "end what else computes, and run this again; if nothing does, this machine is too slow to show"
                            + " anything but large differences");
        }
        Comparison both = comparison.get();
        if (both.differs()) {
            return Finding.wrong(
                    CHECK,
                    "virtual against itself: it shows a difference of " + percent(both.ratio() - 1),
                    "run this again: a quiet machine does so by chance 2 times in 100");
        }
        String says = "virtual against itself: none shown. It could have shown " + percent(both.smallestShown());
        return both.smallestShown() > SHOULD_SHOW
                ? Finding.note(
                        CHECK,
                        says + ": this machine is restless",
                        "look for what else computes, and run this again; or believe large differences only")
                : Finding.ok(CHECK, says);
    }

    private static String percent(double fraction) {
        return Amounts.number(100 * fraction, fraction < 0.1 ? 1 : 0) + " %";
    }
}
