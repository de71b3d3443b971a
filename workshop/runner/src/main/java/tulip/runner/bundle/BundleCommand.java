package tulip.runner.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tulip.crawler.lab.Amounts;
import tulip.runner.command.Home;
import tulip.runner.doctor.MavenFiles;
import tulip.runner.doctor.Offline;
import tulip.runner.doctor.Preparation;
import tulip.runner.offline.Install;
import tulip.runner.state.Reasons;
import tulip.runner.terminal.Terminal;

@Command(
        name = "bundle",
        description = {
            "Writes one zip file with the project, Maven and all libraries, for a room without network.",
            "",
            "The project in it is pristine: each answer is replaced by its stub, and neither progress nor kept copies"
                    + " of answers are in it. A JDK is not in it.",
            "If this machine is not prepared for a day without network, it is prepared first, as by './tulip doctor"
                    + " --prepare'."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip bundle",
            "  ./tulip bundle /media/stick/tulip.zip",
            "",
            "docs/teaching.md says how to hand it out, and what participants do."
        })
public final class BundleCommand implements Callable<Integer> {
    private static final int SHOWN = 10; // names of files in a sentence

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "FILE.zip",
            arity = "0..1",
            defaultValue = "tulip-bundle.zip",
            description = "the file to write, which must not exist yet (default: ${DEFAULT-VALUE})")
    private Path place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC")); // a zip file has local times
        long started = System.nanoTime();
        var maven = new MavenFiles(Home.folder().toAbsolutePath().normalize());
        try (var file = new NewFile(place)) {
            try {
                prepare(maven);
                write(file, new Bundle(maven), started);
            } catch (IOException failure) {
                if (file.isInterrupted()) {
                    throw new InterruptedException();
                }
                throw failure;
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void prepare(MavenFiles maven) throws IOException, InterruptedException {
        if (Offline.of(maven).isReady()) {
            return;
        }
        say("this machine is not prepared for a day without network, or the build's files have changed since:"
                + " preparing it ...");
        new Preparation(maven, this::say).run();
        if (!Offline.of(maven).isReady()) {
            throw new IOException("files that Maven needs are missing or damaged ('./tulip doctor' names the first)");
        }
    }

    private void write(NewFile file, Bundle bundle, long started) throws IOException, InterruptedException {
        ProjectFiles project = ProjectFiles.of(bundle.home());
        tellDifferences(project);
        SortedMap<String, Path> libraries = bundle.libraries();
        say("collecting Maven and " + Amounts.plural(libraries.size(), "file") + " ...");
        Path archive = file.resolve(Install.ARCHIVE);
        Path whole = file.resolve("bundle.zip");
        try {
            Archive.STORED.write(archive, libraries);
            say("compressing ...");
            Archive.DEFLATED.write(whole, bundle.all(project, archive));
        } catch (IOException failure) {
            throw new IOException("cannot write " + place + ": " + Reasons.of(failure), failure);
        }
        file.keep(whole);
        print(place + ": " + Amounts.bytes(Files.size(place)) + ", written in "
                + Amounts.number((System.nanoTime() - started) / 1e9, 0) + " s. It holds "
                + Amounts.plural(project.files().size(), "file")
                + " of the project, with a stub in place of each answer, and"
                + " Maven with its libraries. It holds no JDK, no answer, no progress and no history.");
    }

    private void tellDifferences(ProjectFiles project) {
        if (!project.tracked()) {
            say("git does not track this folder, so all its files are taken except those that .gitignore names");
        }
        if (!project.changed().isEmpty()) {
            say("taken as they are now, though not committed: " + shown(project.changed()));
        }
        if (!project.untracked().isEmpty()) {
            say("left out, because git does not track them: " + shown(project.untracked()));
        }
    }

    private static String shown(List<String> names) {
        int more = names.size() - SHOWN;
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void say(String sentence) {
        Terminal.wrapped("tulip: " + sentence).forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
    }

    private void print(String sentence) {
        Terminal.wrapped(sentence).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
