package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Copy;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

@Command(
        name = "undo",
        description = {
            "Brings back the version of your answer before the last reset, catch-up or run. Each further call goes back"
                    + " one more version.",
            "Every version that a command saw is kept. So --redo can undo an undo."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip undo", "  ./tulip undo 1.3 --list"})
public final class UndoCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "the exercise (default: the exercise that a command changed or ran last)")
    private String id;

    @Option(names = "--redo", description = "takes back the last undo")
    private boolean redo;

    @Option(names = "--list", description = "lists the versions that are kept, and changes nothing")
    private boolean list;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise exercise = id != null ? course.find(id) : latest(course);
        if (list) {
            list(course.history().copies(exercise), exercise, course.exercises().home());
            return CommandLine.ExitCode.OK;
        }
        Copy copy = redo ? course.history().redo(exercise) : course.history().undo(exercise);
        Style style = Style.ofTerminal();
        var page = Page.ofTerminal();
        page.text(sentence(exercise, copy));
        if (redo) {
            page.text("To undo again: ./tulip undo " + exercise, style::dim);
        } else {
            String further = course.history()
                    .further(exercise)
                    .map(earlier -> "Another undo brings back the version of " + time(earlier) + ", " + reason(earlier))
                    .orElse("No earlier version is kept");
            page.text(further + ".", style::dim);
            page.text("To take this undo back: ./tulip undo " + exercise + " --redo", style::dim);
        }
        page.print(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /// Brings back the version before the current one.
    ///
    /// @return a sentence for the user
    /// @throws IOException with a sentence for the user, if the file was not changed
    public static String undo(Course course, Exercise exercise) throws IOException {
        return sentence(exercise, course.history().undo(exercise));
    }

    private static String sentence(Exercise exercise, Copy copy) {
        return exercise.file() + " is back as it was at " + time(copy) + ", " + reason(copy) + ".";
    }

    private static Exercise latest(Course course) throws IOException {
        return course.history()
                .latest(course.exercises().all())
                .orElseThrow(() -> new IOException("there is nothing to undo: no command has changed an answer yet"));
    }

    private void list(List<Copy> copies, Exercise exercise, Path home) {
        var page = Page.ofTerminal();
        if (copies.isEmpty()) {
            page.text("No version of " + exercise.file() + " is kept yet.");
        } else {
            Path folder = home.relativize(copies.getFirst().file().getParent());
            page.text("The versions of " + exercise.file() + ", oldest first. They are in " + folder
                    + ", and the names of the files begin with these numbers:");
        }
        for (Copy copy : copies) {
            page.line(String.format(Locale.ROOT, "%04d  %s  %s", copy.number(), time(copy), reason(copy)));
        }
        page.print(spec.commandLine().getOut());
    }

    private static String time(Copy copy) {
        boolean today = copy.time().toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return copy.time().format(today ? CLOCK : DAY_AND_CLOCK);
    }

    /// What the file's name says, in words: `before-reset` is "before a reset".
    private static String reason(Copy copy) {
        if (copy.reason().equals("run")) {
            return "when you ran it";
        }
        boolean before = copy.reason().startsWith("before-");
        String command = before ? copy.reason().substring("before-".length()) : copy.reason();
        String what =
                command.startsWith("undo") ? "an undo" : command.equals("upgrade") ? "an upgrade" : "a " + command;
        return (before ? "before " : "after ") + what;
    }
}
