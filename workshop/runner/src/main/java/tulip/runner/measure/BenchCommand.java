package tulip.runner.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.crawler.bench.FanOuts;
import tulip.crawler.bench.echo.EchoBench;
import tulip.crawler.bench.run.Bench;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CPython;
import tulip.crawler.bench.run.FanOutCase;
import tulip.crawler.bench.run.JmhLock;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.site.ServerKind;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.Home;
import tulip.runner.command.OptionValues;
import tulip.runner.mine.Legend;
import tulip.runner.mine.Mine;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Wrap;

@Command(
        name = "bench",
        description = "Measures one request that sends many others, for each way to wait, with JMH. Works offline.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        subcommands = BenchCompareCommand.class,
        footer = {
            "",
            "The site runs in one JVM, each fork in a new JVM. The engines take turns, in",
            "an order shuffled anew for each round of forks. Ctrl-C keeps what is done.",
            "",
            "Arguments after -- go to JMH: a filter, -f forks, -wi -w warm-up, -i -r",
            "iterations and their time, -p NAME=VALUE, -prof, -l to list. Without a filter",
            "these options change the fan-out benchmark.",
            "",
            "Examples:",
            "  ./tulip bench",
            "  ./tulip bench --standard --json bench.json --markdown bench.md",
            "  ./tulip bench --engines threads,virtual --fan-out 10,100 --pool 10,50",
            "  ./tulip bench compare before.json after.json",
            "  ./tulip bench --generators --markdown generators.md",
            "  ./tulip bench --coroutines",
            "  ./tulip bench --async",
            "  ./tulip bench --echo",
            "  ./tulip bench -- -l",
            "  ./tulip bench -- FanOut -f 5 -p engine=vertx -p latencyMillis=5"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final String GENERATORS = "tulip.crawler.bench.generators";
    private static final String COROUTINES = "tulip.crawler.bench.coroutines";
    private static final String ASYNC = "tulip.crawler.bench.async";
    private static final List<String> FAN_OUT_ONLY =
            List.of("--server", "--site-cpus", "--backlog", "--event-loops", "--vertx-pool", "--lane-flags");
    private static final List<Integer> ECHO_CONNECTIONS = List.of(64, 1_000);
    private static final int ECHO_ROUNDS = 7;
    private static final Duration ECHO_TIME = Duration.ofSeconds(2);
    private static final int NEW_SEEDS = 1_000_000;
    private static final int QUICK_FORKS = 2;
    private static final int STANDARD_FORKS = 4;

    @Option(names = "--quick", description = "threads, virtual and vertx, 2 forks each: a minute (the default)")
    private boolean quick;

    @Option(names = "--standard", description = "all engines, 4 forks each: 6 minutes")
    private boolean standard;

    @Option(
            names = "--generators",
            description = "instead: what a generator costs, on each primitive, beside CPython: 6 minutes")
    private boolean generators;

    @Option(
            names = "--coroutines",
            description = "instead: what a coroutine costs, by depth of delegation, beside CPython: 5 minutes")
    private boolean coroutines;

    @Option(
            names = "--async",
            description = "instead: what a callback, an await and a task cost, beside Vert.x and asyncio: 9 minutes")
    private boolean async;

    @Option(
            names = "--echo",
            description = "instead: echo servers on one thread: our loop, Vert.x and asyncio, without JMH: 4 minutes")
    private boolean echo;

    @Option(
            names = "--engines",
            paramLabel = "NAMES",
            split = ",",
            completionCandidates = EngineNames.class,
            description = "which, with commas; all are: ${COMPLETION-CANDIDATES}")
    private List<String> engines = List.of();

    @Option(names = "--fan-out", paramLabel = "N", split = ",", description = "requests at once (default: 1000)")
    private List<String> fanOuts = List.of("1000");

    @Option(names = "--latency", paramLabel = "MS", split = ",", description = "of the site (default: 50)")
    private List<String> latencies = List.of("50");

    @Option(names = "--pool", paramLabel = "N", split = ",", description = "threads of a pool (default: 100)")
    private List<String> pools = List.of("100");

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "what serves the site: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ServerKind server = ServerKind.VERTX;

    @Mixin
    private TuningOptions tuning = new TuningOptions();

    @Option(names = "--seed", paramLabel = "N", description = "of the order (default: a new one, which is printed)")
    private Long seed;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the table as Markdown")
    private Path markdown;

    @Option(names = "--json", paramLabel = "FILE", description = "write all that was measured as JSON")
    private Path json;

    @Parameters(arity = "0..*", paramLabel = "JMH", description = "after --: a filter and options of JMH")
    private List<String> jmhArguments = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// The engines that have a fan-out, for the help text.
    private static final class EngineNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FanOuts.ids().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (Stream.of(quick, standard, generators, coroutines, async, echo)
                        .filter(chosen -> chosen)
                        .count()
                > 1) {
            throw new IllegalArgumentException(
                    "give --quick, --standard, --generators, --coroutines, --async or --echo, not several of them");
        }
        if (seed == null) {
            seed = (long) ThreadLocalRandom.current().nextInt(NEW_SEEDS);
        }
        if (echo || filter().isPresent()) {
            FAN_OUT_ONLY.stream()
                    .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                    .findFirst()
                    .ifPresent(option -> {
                        throw new IllegalArgumentException(
                                option + " is for the fan-out: nothing else that is measured has a site");
                    });
        }
        if (echo) {
            return runEcho();
        }
        CommandLineOptions jmh = parse();
        if (onlyTells(jmh)) {
            return CommandLine.ExitCode.OK;
        }
        if (filter().isPresent()) {
            return run(new BenchPlan(jmh, preset(List.of()), seed), List.of());
        }
        try (Mine mine = Mine.of(Home.folder())) {
            mine.install(Optional.empty());
            var plan = new BenchPlan(jmh, preset(mine.yours().isEmpty() ? List.of() : List.of(EngineKind.MINE)), seed);
            boolean measured = plan.cases().stream().anyMatch(BenchCommand::isMine);
            List<String> sentences = new ArrayList<>(plan.tuning().sentences());
            if (measured) {
                sentences.add(Legend.sentence(mine));
            }
            return run(
                    plan,
                    sentences.stream()
                            .flatMap(sentence -> Wrap.words(sentence, Lines.columns()).stream())
                            .toList());
        }
    }

    private static boolean isMine(BenchCase each) {
        return each.isFanOut() && FanOutCase.of(each).engine() == EngineKind.MINE;
    }

    /// @param notes  lines below the table
    private int run(BenchPlan plan, List<String> notes) throws IOException {
        requireKnown(plan);
        OptionValues.writable("--markdown", markdown);
        OptionValues.writable("--json", json);
        OpenFiles.require(connections(plan));
        try (var _ = JmhLock.take()) {
            return measure(plan, notes);
        }
    }

    private int runEcho() throws IOException {
        CommandLineOptions jmh = parse();
        for (int i = 0; i < jmhArguments.size(); i += 2) {
            if (!List.of("-f", "-r").contains(jmhArguments.get(i))) {
                throw new IllegalArgumentException(
                        "after --: " + jmhArguments.get(i) + " is not for --echo, which takes -f rounds and -r time");
            }
        }
        Duration time = jmh.getMeasurementTime().hasValue()
                ? Duration.ofNanos(jmh.getMeasurementTime().get().convertTo(TimeUnit.NANOSECONDS))
                : ECHO_TIME;
        OptionValues.writable("--markdown", markdown);
        OptionValues.writable("--json", json);
        OpenFiles.require(Collections.max(ECHO_CONNECTIONS));
        var out = spec.commandLine().getOut();
        var cut = new AtomicBoolean();
        var bench = new EchoBench(
                Home.folder().resolve("module-async-await/python/bench/echo.py"),
                ECHO_CONNECTIONS,
                jmh.getForkCount().orElse(ECHO_ROUNDS),
                time,
                seed,
                cut::get);
        var screen = new EchoScreen(out, bench);
        try (var _ = JmhLock.take();
                var _ = new EarlyEnd(() -> cut.set(true))) {
            List<EchoBench.Row> rows = run(bench, screen);
            var table = new EchoTable(bench, rows);
            out.print("\n" + table.text());
            out.flush();
            OptionValues.writeJson(json, provenance -> bench.toJson(rows).put("provenance", provenance.toJson()));
            OptionValues.write("--markdown", markdown, table::markdown);
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<EchoBench.Row> run(EchoBench bench, EchoScreen screen) throws IOException {
        screen.open();
        try {
            return bench.run(screen::show);
        } finally {
            screen.close();
        }
    }

    /// @param own  engine `mine`, if a part of it is the participant's
    private BenchPreset preset(List<EngineKind> own) {
        Map<String, List<String>> params = new TreeMap<>();
        params.put("engine", engines.isEmpty() ? defaultEngines(own) : List.copyOf(engines));
        params.put("fanOut", fanOuts);
        params.put("latencyMillis", latencies);
        params.put("pool", pools);
        return new BenchPreset(
                params,
                standard ? STANDARD_FORKS : QUICK_FORKS,
                server,
                tuning.tuning(params.get("engine"), server, false, false));
    }

    private List<String> defaultEngines(List<EngineKind> own) {
        return standard
                ? FanOuts.engines().stream()
                        .filter(engine -> engine != EngineKind.MINE || own.contains(engine))
                        .map(EngineKind::id)
                        .toList()
                : List.of("threads", "virtual", "vertx");
    }

    private CommandLineOptions parse() {
        String[] arguments =
                Stream.concat(filter().stream(), jmhArguments.stream()).toArray(String[]::new);
        try {
            return new CommandLineOptions(arguments);
        } catch (CommandLineOptionException wrong) {
            throw new IllegalArgumentException("after --: " + wrong.getMessage(), wrong);
        }
    }

    private Optional<String> filter() {
        return generators
                ? Optional.of(GENERATORS)
                : coroutines ? Optional.of(COROUTINES) : async ? Optional.of(ASYNC) : Optional.empty();
    }

    /// Prints JMH's own lists or help, if they were asked for.
    private static boolean onlyTells(CommandLineOptions jmh) throws IOException {
        var output = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.NORMAL);
        if (jmh.shouldHelp()) {
            jmh.showHelp();
        } else if (jmh.shouldList()) {
            new Runner(jmh, output).list();
        } else if (jmh.shouldListWithParams()) {
            new Runner(jmh, output).listWithParams(jmh);
        } else if (jmh.shouldListProfilers()) {
            jmh.listProfilers();
        } else if (jmh.shouldListResultFormats()) {
            jmh.listResultFormats();
        } else {
            return false;
        }
        return true;
    }

    /// Refuses a parameter that no chosen benchmark has. JMH would ignore it.
    private void requireKnown(BenchPlan plan) {
        for (int i = 0; i + 1 < jmhArguments.size(); i++) {
            String name = jmhArguments.get(i + 1).split("=", 2)[0];
            if (jmhArguments.get(i).equals("-p") && !plan.paramNames().contains(name)) {
                throw new IllegalArgumentException(
                        "-p " + name + ": no benchmark chosen has such a parameter; they have "
                                + (plan.paramNames().isEmpty() ? "none" : String.join(", ", plan.paramNames())));
            }
        }
    }

    /// One fork runs at a time; the site holds as many connections as the fork.
    private static long connections(BenchPlan plan) {
        return plan.cases().stream()
                .filter(each -> each.isFanOut())
                .mapToLong(each -> FanOutCase.of(each).atOnce())
                .max()
                .orElse(0);
    }

    private static String table(BenchReport report) {
        if (report.plan().isFanOut()) {
            return new FanOutTable(report).text();
        }
        if (report.plan().isCoroutines()) {
            return new CoroutineTables(report).text();
        }
        if (report.plan().isAsync()) {
            return new AsyncTables(report).text();
        }
        return report.plan().isGenerators() ? new GeneratorTables(report).text() : new BenchTable(report).text();
    }

    private static CPython python(BenchPlan plan) {
        String module =
                plan.isAsync() ? "module-async-await" : plan.isCoroutines() ? "module-coroutines" : "module-generators";
        return new CPython(Home.folder().resolve(module).resolve("python/bench/cost.py"));
    }

    private int measure(BenchPlan plan, List<String> notes) throws IOException {
        var out = spec.commandLine().getOut();
        var screen = new BenchScreen(out, plan);
        var bench = new Bench(plan, python(plan), screen::show);
        screen.open();
        BenchReport report;
        try (var _ = new EarlyEnd(bench::interrupt)) {
            report = bench.run();
            screen.close();
            out.print(table(report));
            notes.forEach(out::println);
            out.flush();
            OptionValues.writeJson(json, report::toJson);
            OptionValues.write("--markdown", markdown, () -> new BenchMarkdown(report).text());
        }
        if (report.failure() != null) {
            throw new IOException(report.failure());
        }
        return CommandLine.ExitCode.OK;
    }
}
