package tulip.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tulip.runner.check.CheckCommand;
import tulip.runner.measure.BenchCommand;
import tulip.runner.measure.CrawlCommand;
import tulip.runner.measure.RaceCommand;
import tulip.runner.measure.SiteCommand;
import tulip.runner.participant.CatchUpCommand;
import tulip.runner.participant.CoffeeCommand;
import tulip.runner.participant.DiffCommand;
import tulip.runner.participant.HintCommand;
import tulip.runner.participant.ListCommand;
import tulip.runner.participant.ResetCommand;
import tulip.runner.participant.RunCommand;
import tulip.runner.participant.RunExampleCommand;
import tulip.runner.participant.SolutionCommand;
import tulip.runner.participant.TextCommand;
import tulip.runner.participant.UndoCommand;

/// The commands, in the order in which the help shows them. This is the only list; a test compares the launchers' with
/// it.
enum Commands {
    RUN(Group.EXERCISES, Length.SHORT, RunCommand::new),
    LIST(Group.EXERCISES, Length.SHORT, ListCommand::new),
    TEXT(Group.EXERCISES, Length.SHORT, TextCommand::new),
    HINT(Group.EXERCISES, Length.SHORT, HintCommand::new),
    SOLUTION(Group.EXERCISES, Length.SHORT, SolutionCommand::new),
    DIFF(Group.EXERCISES, Length.SHORT, DiffCommand::new),
    RESET(Group.EXERCISES, Length.SHORT, ResetCommand::new),
    UNDO(Group.EXERCISES, Length.SHORT, UndoCommand::new),
    CATCH_UP(Group.EXERCISES, Length.SHORT, CatchUpCommand::new),
    RUN_EXAMPLE(Group.TALK, Length.SHORT, RunExampleCommand::new),
    COFFEE(Group.TALK, Length.LONG, CoffeeCommand::new),
    RACE(Group.TALK, Length.LONG, RaceCommand::new),
    BENCH(Group.TALK, Length.LONG, BenchCommand::new),
    CRAWL(Group.TALK, Length.LONG, CrawlCommand::new),
    SITE(Group.TALK, Length.LONG, SiteCommand::new),
    CHECK(Group.WORKSHOP, Length.LONG, CheckCommand::new);

    /// What a command is about; the help has a heading for each.
    enum Group {
        EXERCISES("Exercises"),
        TALK("Waiting, shown and measured"),
        WORKSHOP("For those who write exercises");

        final String heading;

        Group(String heading) {
            this.heading = heading;
        }
    }

    /// How long a command usually runs. For a short one the launcher gives the JVM the faster of its two compilers.
    enum Length {
        SHORT,
        LONG
    }

    final Group group;
    final Length length;
    final Supplier<Object> make;

    Commands(Group group, Length length, Supplier<Object> make) {
        this.group = group;
        this.length = length;
        this.make = make;
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
