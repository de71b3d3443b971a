package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.crawler.lab.Amounts;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Stub;
import tulip.runner.terminal.Page;

@Command(
        name = "reset",
        description = {
            "Puts an exercise back to its beginning, and keeps a copy of what you wrote.",
            "If several exercises share the file, only this exercise's members are put back."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip reset 1.3",
            "  ./tulip undo               what you wrote is back",
            "  ./tulip reset 2.3 --file   the whole file, as on the first day",
            "  ./tulip reset --all        every file, as on the first day"
        })
public final class ResetCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "the exercise: 1.3, iterators/3, StickyEnd, MyStickyEnd.java")
    private String id;

    @Option(names = "--file", description = "the whole file, also if other exercises share it")
    private boolean file;

    @Option(names = "--all", description = "all exercises; a copy of each answer is kept")
    private boolean all;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (all == (id != null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), all ? "--all and an ID exclude each other" : "name an exercise, or say --all");
        }
        Course course = Course.open(spec);
        Page page = Page.ofTerminal();
        if (all) {
            page.text(resetAll(course));
        } else {
            page.text(reset(course, course.find(id), file, Wording.COMMANDS));
        }
        page.print(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /// Puts an exercise back.
    ///
    /// @param file  whether the whole file is meant, also if other exercises share it
    /// @return a sentence for the user
    /// @throws IOException with a sentence for the user, if the file was not changed
    public static String reset(Course course, Exercise exercise, boolean file, Wording wording) throws IOException {
        boolean whole = file || course.exercises().sharing(exercise).size() == 1;
        byte[] now = whole ? Answers.pristine(exercise) : membersBack(exercise);
        String what = whole ? exercise.file() : String.join(", ", exercise.fill()) + " of " + exercise.file();
        if (Files.exists(exercise.answerFile()) && Arrays.equals(now, Files.readAllBytes(exercise.answerFile()))) {
            return what + " is as it was in the beginning already.";
        }
        course.history().replace(exercise, now, "reset");
        return what + " is as it was in the beginning." + (whole ? "" : " The rest of the file stays.")
                + " What you wrote is kept: " + wording.undo(exercise);
    }

    /// Puts every file back that differs from its stub.
    ///
    /// @return a sentence for the user
    /// @throws IOException with a sentence for the user; the files before it in the list are put back then
    private static String resetAll(Course course) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Exercise exercise : course.exercises().files()) {
            byte[] stub = Answers.pristine(exercise);
            Path file = exercise.answerFile();
            if (!Files.exists(file) || !Arrays.equals(stub, Files.readAllBytes(file))) {
                course.history().replace(exercise, stub, "reset");
                changed.add(exercise.file());
            }
        }
        return changed.isEmpty()
                ? "Every file is as it was in the beginning already."
                : Amounts.plural(changed.size(), "file") + " as in the beginning: " + String.join(", ", changed)
                        + ". What you wrote is kept: './tulip undo ID' brings it back, a file at a time.";
    }

    private static byte[] membersBack(Exercise exercise) throws IOException {
        SourceText answer = Answers.read(exercise);
        try {
            return answer.with(Stub.restore(exercise, answer.text())).bytes();
        } catch (IOException unclear) {
            throw new IOException(
                    unclear.getMessage() + " ('./tulip reset " + exercise + " --file' puts the whole file back)",
                    unclear);
        }
    }
}
