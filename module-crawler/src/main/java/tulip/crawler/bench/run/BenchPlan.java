package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tulip.crawler.bench.FanOutBenchmark;
import tulip.crawler.bench.FanOutVariant;
import tulip.crawler.bench.async.LoopBenchmark;
import tulip.crawler.bench.async.LoopKind;
import tulip.crawler.bench.coroutines.CoroutineBenchmark;
import tulip.crawler.bench.generators.GeneratorBenchmark;
import tulip.crawler.bench.generators.NumberSource;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.ServerKind;
import tulip.crawler.tuning.Tuning;

/// Decides which cases are measured, with how many forks, and in which order.
///
/// In each round every case has one fork, and the order of the cases is shuffled. So a change of the machine's
/// speed affects all cases.
public final class BenchPlan {
    private final CommandLineOptions jmh;
    private final BenchPreset preset;
    private final Map<BenchCase, BenchmarkListEntry> cases = new LinkedHashMap<>();
    private final long seed;

    /// Finds the cases.
    ///
    /// @param jmh     the user's options, which override the preset; without a filter the fan-out is measured
    /// @param seed    seed of the order
    /// @throws IllegalArgumentException with a sentence for the user, if no benchmark matches or an option is not
    ///     allowed
    public BenchPlan(CommandLineOptions jmh, BenchPreset preset, long seed) {
        this.jmh = jmh;
        this.preset = preset;
        this.seed = seed;
        List<String> filters = jmh.getIncludes().isEmpty() ? List.of(filter(fanOut())) : jmh.getIncludes();
        OutputFormat nowhere = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        Collection<BenchmarkListEntry> found = BenchmarkList.defaultList().find(nowhere, filters, jmh.getExcludes());
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no benchmark matches " + String.join(" or ", jmh.getIncludes())
                    + " ('./tulip bench -- -l' lists them)");
        }
        found.forEach(this::addCases);
        check(jmh);
    }

    private static String fanOut() {
        return FanOutBenchmark.class.getName() + ".fanOut";
    }

    private static String filter(String benchmark) {
        return "^" + Pattern.quote(benchmark) + "$";
    }

    private static String allBut(String benchmark) {
        return "^(?!" + Pattern.quote(benchmark) + "$)";
    }

    private void addCases(BenchmarkListEntry entry) {
        List<SortedMap<String, String>> all = List.of(new TreeMap<>());
        Map<String, String[]> params = new TreeMap<>(entry.getParams().orElse(Map.of()));
        for (String name : params.keySet()) {
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (SortedMap<String, String> begun : all) {
                for (String value : values(entry, name, params.get(name))) {
                    var one = new TreeMap<>(begun);
                    one.put(name, value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        for (SortedMap<String, String> one : all) {
            if (isLoop(entry) && !LoopKind.does(one.get("loop"), one.get("work"))) {
                continue;
            }
            // One value is enough for a parameter without effect.
            withoutEffect(entry, one)
                    .ifPresent(name ->
                            one.put(name, values(entry, name, params.get(name)).getFirst()));
            cases.put(new BenchCase(entry.getUsername(), one), entry);
        }
    }

    /// The parameter that has no effect in this case.
    private static Optional<String> withoutEffect(BenchmarkListEntry entry, SortedMap<String, String> params) {
        if (isFanOut(entry)
                && !FanOutVariant.parse(params.get("engine")).engine().pooled()) {
            return Optional.of("pool");
        }
        boolean next = entry.getUserClassQName().equals(CoroutineBenchmark.class.getName())
                && params.get("talk").equals("next");
        if (next) { // a generator, which delegates to nothing
            return Optional.of("depth");
        }
        boolean generator = entry.getUserClassQName().equals(GeneratorBenchmark.class.getName());
        if (generator && !NumberSource.parse(params.get("source")).usesVirtualThread()) {
            return Optional.of("parallelism");
        }
        return Optional.empty();
    }

    private List<String> values(BenchmarkListEntry entry, String name, String[] annotated) {
        List<String> annotatedValues = List.of(annotated);
        List<String> otherwise =
                isFanOut(entry) ? preset.params().getOrDefault(name, annotatedValues) : annotatedValues;
        return List.copyOf(jmh.getParameter(name).orElse(otherwise));
    }

    private static boolean isFanOut(BenchmarkListEntry entry) {
        return entry.getUserClassQName().equals(FanOutBenchmark.class.getName());
    }

    private static boolean isLoop(BenchmarkListEntry entry) {
        return entry.getUserClassQName().equals(LoopBenchmark.class.getName());
    }

    private void check(CommandLineOptions jmh) {
        for (BenchCase each : cases.keySet()) {
            if (each.isFanOut()) {
                FanOutCase.of(each);
            }
        }
        if (jmh.getForkCount().orElse(1) < 1
                || cases.values().stream().anyMatch(e -> e.getForks().orElse(1) < 1)) {
            throw new IllegalArgumentException(
                    "-f 0 would measure in the JVM that shows the progress: use at least 1 fork");
        }
        if (needsSite() && (jmh.getThreads().hasValue() || jmh.getThreadGroups().hasValue())) {
            throw new IllegalArgumentException(
                    "-t and -tg do not apply to a fan-out: it has one caller, and the engine makes the other threads");
        }
        if (jmh.getResult().hasValue()
                || jmh.getResultFormat().hasValue()
                || jmh.getOutput().hasValue()) {
            throw new IllegalArgumentException("-o, -rf and -rff are not supported: use --json FILE before the --");
        }
    }

    /// The parameters of all cases, to check the user's options.
    public Collection<String> paramNames() {
        var names = new TreeSet<String>();
        cases.keySet().forEach(each -> names.addAll(each.params().keySet()));
        return names;
    }

    public List<BenchCase> cases() {
        return List.copyOf(cases.keySet());
    }

    public long seed() {
        return seed;
    }

    /// The number of JVMs that measure this case.
    public int forks(BenchCase each) {
        int otherwise =
                each.isFanOut() ? preset.forks() : cases.get(each).getForks().orElse(Defaults.MEASUREMENT_FORKS);
        return jmh.getForkCount().orElse(otherwise);
    }

    public int rounds() {
        return cases().stream().mapToInt(this::forks).max().orElseThrow();
    }

    /// The cases of each round, in the order in which they run. The same seed gives the same order.
    public List<List<BenchCase>> order() {
        var random = new Random(seed);
        List<List<BenchCase>> order = new ArrayList<>();
        for (int round = 1; round <= rounds(); round++) {
            int now = round;
            List<BenchCase> shuffled = new ArrayList<>(
                    cases().stream().filter(each -> forks(each) >= now).toList());
            Collections.shuffle(shuffled, random);
            order.add(shuffled);
        }
        return order;
    }

    /// Whether the plan measures only fan-outs, and their average time. Then they are compared with the ideal.
    public boolean isFanOut() {
        boolean otherMode = jmh.getBenchModes().stream().anyMatch(mode -> mode != Mode.AverageTime);
        return !otherMode && cases.keySet().stream().allMatch(BenchCase::isFanOut);
    }

    /// Whether the plan measures only generators, in their own units. Then they are shown side by side.
    public boolean isGenerators() {
        return isIn(GeneratorBenchmark.class);
    }

    /// Whether the plan measures only coroutines, in their own units. Then they are shown side by side.
    public boolean isCoroutines() {
        return isIn(CoroutineBenchmark.class);
    }

    /// Whether the plan measures only event loops, in their own units. Then they are shown side by side.
    public boolean isAsync() {
        return isIn(LoopBenchmark.class);
    }

    /// Whether CPython does the same works in the same run.
    boolean hasPython() {
        return isGenerators() || isCoroutines() || isAsync();
    }

    private boolean isIn(Class<?> ofThePackage) {
        String start = ofThePackage.getPackageName() + ".";
        return jmh.getBenchModes().isEmpty()
                && !jmh.getTimeUnit().hasValue()
                && cases.keySet().stream().allMatch(each -> each.benchmark().startsWith(start));
    }

    /// The site that each fan-out asks, without its latency.
    SiteChoice site() {
        return FanOutBenchmark.site(0).on(preset.server());
    }

    /// What serves the site.
    public ServerKind server() {
        return preset.server();
    }

    /// What differs from the usual, for the site or for single engines.
    public Tuning tuning() {
        return preset.tuning();
    }

    public boolean needsSite() {
        return cases.keySet().stream().anyMatch(BenchCase::isFanOut);
    }

    /// Number and length of the iterations. The length of a single shot is not known and is 0.
    public BenchTimes times(BenchCase each) {
        BenchmarkListEntry entry = cases.get(each);
        Mode mode = jmh.getBenchModes().stream().findFirst().orElse(entry.getMode());
        boolean shot = mode == Mode.SingleShotTime;
        int warmUps = entry.getWarmupIterations()
                .orElse(shot ? Defaults.WARMUP_ITERATIONS_SINGLESHOT : Defaults.WARMUP_ITERATIONS);
        int measured = entry.getMeasurementIterations()
                .orElse(shot ? Defaults.MEASUREMENT_ITERATIONS_SINGLESHOT : Defaults.MEASUREMENT_ITERATIONS);
        TimeValue warmUpTime = entry.getWarmupTime().orElse(Defaults.WARMUP_TIME);
        TimeValue time = entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME);
        return new BenchTimes(
                jmh.getWarmupIterations().orElse(warmUps),
                shot ? 0 : millis(jmh.getWarmupTime().orElse(warmUpTime)),
                jmh.getMeasurementIterations().orElse(measured),
                shot ? 0 : millis(jmh.getMeasurementTime().orElse(time)));
    }

    private static long millis(TimeValue time) {
        return time.convertTo(TimeUnit.MILLISECONDS);
    }

    /// The flags of the measuring JVMs; the user's flags replace the default ones.
    public List<String> flags() {
        return jmh.getJvmArgs().hasValue() ? List.copyOf(jmh.getJvmArgs().get()) : Bench.FLAGS;
    }

    /// The heap limit of the measuring JVMs, in words.
    public String heap() {
        return flags().stream()
                .filter(flag -> flag.startsWith("-Xmx"))
                .reduce((_, last) -> last)
                .orElse("no -Xmx");
    }

    /// The JMH options for one fork of one case.
    OptionsBuilder options(BenchCase each) {
        var options = new OptionsBuilder();
        options.parent(jmh).forks(1).shouldFailOnError(true);
        options.include(filter(each.benchmark())).exclude(allBut(each.benchmark())); // the user's filters apply too
        each.params().forEach(options::param);
        options.addProfiler(ProcessProfiler.class);
        return options;
    }
}
