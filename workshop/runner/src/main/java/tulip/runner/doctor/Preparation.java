package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tulip.runner.offline.Install;
import tulip.runner.offline.MavenPlaces;

/// Fetches what a day without network needs, and shows that a build works with it.
///
/// A build without network comes first. If it works, nothing is fetched. Maven's resolver lists every file that this
/// build used; the list is the evidence for the check `offline`.
///
/// @param say  tells the user how far it is
public record Preparation(MavenFiles files, Consumer<String> say) {
    /// A test that is over in a moment. Without one, surefire does not fetch what runs tests.
    static final String TEST = "PackageDependenciesTest";

    private static final Pattern LACKING = Pattern.compile("in offline mode|offline and the artifact");
    private static final Pattern NO_NETWORK =
            Pattern.compile("(?i)could not transfer|failed to fetch|unknown host|during a previous attempt|timed out");

    /// Prepares this machine.
    ///
    /// @throws IOException with a sentence for the user
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(files.folder());
        Install.missing(files.home(), MavenPlaces.here());
        say.accept("building without network, with one test (about half a minute) ...");
        var build = new MavenBuild(files.home(), files.folder().resolve("maven.log"), say);
        if (build.run(offline()) != 0) {
            if (!build.says(LACKING)) {
                throw failed(build, "the build failed");
            }
            fetch(build);
        }
        files.markPrepared();
    }

    private void fetch(MavenBuild build) throws IOException, InterruptedException {
        say.accept("something is missing: fetching it ...");
        if (build.run(List.of("-U")) != 0) {
            throw failed(
                    build,
                    build.says(NO_NETWORK)
                            ? "something that a build needs is not on this machine, and the network cannot be reached:"
                                    + " connect to it and run this again"
                            : "the build failed");
        }
        say.accept("building once more, without network ...");
        if (build.run(offline()) != 0) {
            throw failed(build, "a build without network still fails");
        }
    }

    private static IOException failed(MavenBuild build, String sentence) {
        return new IOException(sentence + " (in full: " + build.log() + ")");
    }

    private List<String> offline() throws IOException {
        Path list = files.folder();
        Files.deleteIfExists(list.resolve("checksums.sha1"));
        String record = "-Daether.artifactResolver.postProcessor.trustedChecksums";
        String summary = "-Daether.trustedChecksumsSource.summaryFile";
        return List.of(
                "-o",
                record + "=true",
                record + ".record=true",
                record + ".checksumAlgorithms=SHA-1",
                summary + "=true",
                summary + ".originAware=false",
                summary + ".basedir=" + list);
    }
}
