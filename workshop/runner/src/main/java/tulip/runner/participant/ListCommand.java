package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;

@Command(
        name = "list",
        description = {
            "Lists the exercises: whether each is done, and how many minutes it takes. A dot marks the exercises of the"
                    + " one-day core."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip list", "  ./tulip list --json"})
public final class ListCommand implements Callable<Integer> {
    private static final int MOST_NOTES = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "print JSON, for example for an instructor's board")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(ExerciseDocument.of(course).toJson().encodePrettily());
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        var list = ExerciseList.of(course, course.current(), Style.ofTerminal());
        int screenRows = Terminal.isLive() ? Integer.getInteger("tulip.rows", 0) : 0;
        list.lines(Style.columns(), screenRows).forEach(out::println);
        notes(course).forEach(out::println);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static List<String> notes(Course course) {
        var page = Page.ofTerminal();
        List<String> notes = course.exercises().files().stream()
                .flatMap(each -> StubNote.of(course, each, Wording.COMMANDS).stream())
                .toList();
        if (notes.size() > MOST_NOTES) {
            page.text(notes.size() + " answers began from an older stub or were overwritten: " + StubNote.SHOW);
        } else {
            notes.forEach(page::text);
        }
        return page.lines();
    }
}
