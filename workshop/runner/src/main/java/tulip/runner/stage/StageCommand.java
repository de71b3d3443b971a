package tulip.runner.stage;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.Provenance;
import tulip.crawler.race.Entrant;
import tulip.crawler.site.PortInUse;
import tulip.crawler.stage.Offer;
import tulip.crawler.stage.Scenarios;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.Home;
import tulip.runner.command.OptionValues;
import tulip.runner.mine.Mine;

@Command(
        name = "stage",
        description = "Shows measurements to a room: a page for the projector, with a key for everything.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The page is served on 127.0.0.1 only, and needs no network. On the page, the",
            "key ? shows all keys: space runs the scenario, n goes to the next one.",
            "",
            "Examples:",
            "  ./tulip stage --open                    opens the page in your browser",
            "  ./tulip stage --scenario fan-out",
            "  ./tulip stage --lanes tulip,mine",
            "  ./tulip stage --replay stage-results/crawl-1.json"
        })
public final class StageCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8090;
    private static final Duration PATIENCE = Duration.ofSeconds(5); // more than any latency of a scenario

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port on 127.0.0.1 (default: " + USUAL_PORT + ", or any if that is in use)")
    private Integer port;

    @Option(names = "--open", description = "open the page in the browser")
    private boolean open;

    @Option(names = "--scenario", paramLabel = "ID", description = "the scenario to begin with (default: the first)")
    private String scenario;

    @Option(
            names = "--lanes",
            paramLabel = "NAMES",
            split = ",",
            defaultValue = "threads,virtual,tulip,vertx,floor",
            description = "engines of the scenarios that compare engines, with commas (default: ${DEFAULT-VALUE},"
                    + " and mine if a part of it is yours)")
    private List<String> lanes;

    @Option(names = "--result", paramLabel = "FOLDER", description = "save each run there (default: the key s saves)")
    private Path result;

    @Option(names = "--replay", paramLabel = "FILE", description = "show a recorded run: the JSON file of a result")
    private Path replay;

    @Option(names = "--quick", description = "very short runs, to see that all works; their figures show nothing")
    private boolean quick;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port != null) {
            OptionValues.port(port);
        }
        List<Offer> offers = Scenarios.all();
        if (scenario != null && offers.stream().noneMatch(offer -> offer.id().equals(scenario))) {
            throw new IllegalArgumentException("there is no scenario '" + scenario + "': choose from "
                    + String.join(", ", offers.stream().map(Offer::id).toList()));
        }
        Optional<Recording> recording = replay == null ? Optional.empty() : Optional.of(Recording.read(replay));
        boolean chosen = spec.commandLine().getParseResult().hasMatchedOption("--lanes");
        if (chosen && lanes.stream().noneMatch(StageCommand::isMine)) {
            return serve(offers, lanes, recording);
        }
        try (Mine mine = Mine.of(Home.folder())) {
            mine.install(Optional.of(PATIENCE));
            List<String> names = new ArrayList<>(lanes);
            if (!chosen && !mine.yours().isEmpty()) {
                names.remove(Entrant.FLOOR.name()); // a run has no time for both
                names.add(EngineKind.MINE.id());
            }
            return serve(offers, names, recording);
        }
    }

    private static boolean isMine(String lane) {
        return lane.split("\\+", 2)[0].equals(EngineKind.MINE.id());
    }

    private int serve(List<Offer> offers, List<String> names, Optional<Recording> recording)
            throws IOException, InterruptedException {
        var settings = new Offer.Settings(names, quick);
        offers.forEach(offer -> offer.prepare(settings)); // refuses wrong lanes now, and not in front of the room
        var files = new ResultFiles(result == null ? Home.folder().resolve("stage-results") : result);
        if (result != null) {
            files.prepare(); // says now, and not in front of the room, that nothing can be written
        }
        var outside =
                new Stage.Outside(() -> origin(names), StageCommand::recorded, files, result != null, Jcmd.ofThisJdk());
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("stage-", 0).factory())) {
            var stage = new Stage(offers, settings, outside, threads, System::nanoTime);
            if (scenario != null) {
                stage.choose(scenario);
            }
            if (recording.isPresent()) {
                stage.replay(recording.get());
            }
            return serve(stage);
        }
    }

    private int serve(Stage stage) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        try (var _ = new EarlyEnd(() -> {
                    stage.close();
                    stopped.countDown();
                });
                StageServer server = start(stage)) {
            String url = "http://127.0.0.1:" + server.port() + "/";
            spec.commandLine().getOut().println("The stage is " + url + "   Ctrl-C ends it");
            spec.commandLine().getOut().flush();
            if (open) {
                Browser.open(url);
            }
            stopped.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private StageServer start(Stage stage) throws IOException {
        try {
            return StageServer.start(stage, port == null ? USUAL_PORT : port);
        } catch (IOException inUse) {
            if (port != null) {
                throw PortInUse.explained(inUse, port);
            }
            return StageServer.start(stage, 0);
        }
    }

    /// What a result tells of its run, beside its events.
    private JsonObject origin(List<String> names) {
        String command = "./tulip stage --lanes " + String.join(",", names) + (quick ? " --quick" : "");
        return new JsonObject()
                .put("command", command)
                .mergeIn(Provenance.gather(Home.folder()).toJson());
    }

    private static Optional<Recording> recorded(String id) throws IOException {
        byte[] json = PageFile.recorded(id);
        return json == null ? Optional.empty() : Optional.of(Recording.parse(new String(json, StandardCharsets.UTF_8)));
    }
}
