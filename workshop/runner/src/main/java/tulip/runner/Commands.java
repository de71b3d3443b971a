package tulip.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tulip.runner.bundle.BundleCommand;
import tulip.runner.check.CheckCommand;
import tulip.runner.doctor.DoctorCommand;
import tulip.runner.measure.BenchCommand;
import tulip.runner.measure.CostCommand;
import tulip.runner.measure.CrawlCommand;
import tulip.runner.measure.RaceCommand;
import tulip.runner.measure.ServeCommand;
import tulip.runner.measure.SiteCommand;
import tulip.runner.participant.CatchUpCommand;
import tulip.runner.participant.CoffeeCommand;
import tulip.runner.participant.DiffCommand;
import tulip.runner.participant.HintCommand;
import tulip.runner.participant.ListCommand;
import tulip.runner.participant.NextCommand;
import tulip.runner.participant.ResetCommand;
import tulip.runner.participant.RunCommand;
import tulip.runner.participant.RunExampleCommand;
import tulip.runner.participant.SolutionCommand;
import tulip.runner.participant.TextCommand;
import tulip.runner.participant.UndoCommand;
import tulip.runner.preflight.PreflightCommand;
import tulip.runner.stage.StageCommand;
import tulip.runner.upgrade.UpgradeCommand;
import tulip.runner.watch.WatchCommand;

/// The commands, in the order in which the help shows them. This is the only list: a test compares the words
/// that the launchers know with this list.
enum Commands {
    WATCH(Group.EXERCISES, Length.SHORT, WatchCommand.class),
    RUN(Group.EXERCISES, Length.SHORT, RunCommand.class),
    NEXT(Group.EXERCISES, Length.SHORT, NextCommand.class),
    LIST(Group.EXERCISES, Length.SHORT, ListCommand.class),
    TEXT(Group.EXERCISES, Length.SHORT, TextCommand.class),
    HINT(Group.EXERCISES, Length.SHORT, HintCommand.class),
    SOLUTION(Group.EXERCISES, Length.SHORT, SolutionCommand.class),
    DIFF(Group.EXERCISES, Length.SHORT, DiffCommand.class),
    RESET(Group.EXERCISES, Length.SHORT, ResetCommand.class),
    UNDO(Group.EXERCISES, Length.SHORT, UndoCommand.class),
    CATCH_UP(Group.EXERCISES, Length.SHORT, CatchUpCommand.class),
    UPGRADE(Group.EXERCISES, Length.LONG, UpgradeCommand.class),
    DOCTOR(Group.EXERCISES, Length.LONG, DoctorCommand.class),
    RUN_EXAMPLE(Group.TALK, Length.SHORT, RunExampleCommand.class),
    COFFEE(Group.TALK, Length.LONG, CoffeeCommand.class),
    PREFLIGHT(Group.TALK, Length.LONG, PreflightCommand.class),
    RACE(Group.TALK, Length.LONG, RaceCommand.class),
    BENCH(Group.TALK, Length.LONG, BenchCommand.class),
    COST(Group.TALK, Length.LONG, CostCommand.class),
    CRAWL(Group.TALK, Length.LONG, CrawlCommand.class),
    SITE(Group.TALK, Length.LONG, SiteCommand.class),
    SERVE(Group.TALK, Length.LONG, ServeCommand.class),
    STAGE(Group.TALK, Length.LONG, StageCommand.class),
    BUNDLE(Group.WORKSHOP, Length.LONG, BundleCommand.class),
    CHECK(Group.WORKSHOP, Length.LONG, CheckCommand.class);

    /// What a command is about; the help has a heading for each.
    enum Group {
        EXERCISES("Exercises"),
        TALK("Waiting, shown and measured"),
        WORKSHOP("For those who lead the workshop, or write exercises");

        final String heading;

        Group(String heading) {
            this.heading = heading;
        }
    }

    /// How long a command usually computes. For a short command the launcher lets the JVM use only the faster of its
    /// two compilers. The watch is one: it computes for a moment after each save.
    enum Length {
        SHORT,
        LONG
    }

    final Group group;
    final Length length;
    final Class<?> type;

    Commands(Group group, Length length, Class<?> type) {
        this.group = group;
        this.length = length;
        this.type = type;
    }

    /// The word that a user types.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Commands> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static List<Commands> in(Group group) {
        return Arrays.stream(values()).filter(each -> each.group == group).toList();
    }
}
