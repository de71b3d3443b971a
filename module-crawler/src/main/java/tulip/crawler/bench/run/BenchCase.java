package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tulip.crawler.bench.FanOutBenchmark;

/// A benchmark with one value for each of its parameters.
///
/// @param benchmark  the full name of the benchmark method
public record BenchCase(String benchmark, SortedMap<String, String> params) {
    private static final String FAN_OUT = FanOutBenchmark.class.getName() + ".";
    private static final Set<String> WHAT = Set.of("source", "walk", "held", "talk", "loop", "sleepers", "waits");
    private static final String BACKEND = "backend";
    private static final Set<String> HOW = Set.of(BACKEND, "engine", "pool", "parallelism", "trace", "headers");

    public BenchCase {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    /// Says whether this is a fan-out. A fan-out needs the site and is compared with an ideal.
    public boolean isFanOut() {
        return benchmark.startsWith(FAN_OUT);
    }

    /// The class and method, without the package.
    public String name() {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    /// A short name that differs from those of the other cases.
    public String label() {
        if (isFanOut()) {
            return params.get("engine");
        }
        return params.isEmpty() ? name() : values(params.keySet());
    }

    /// The values of these parameters. The parameter that names the measured code comes first, and the backend, a
    /// long word, last.
    public String values(Collection<String> names) {
        List<String> values = new ArrayList<>();
        params.forEach((name, value) -> {
            if (names.contains(name) && !name.equals(BACKEND)) {
                values.add(WHAT.contains(name) ? 0 : values.size(), value);
            }
        });
        if (names.contains(BACKEND)) {
            values.add(params.get(BACKEND));
        }
        return String.join(" ", values);
    }

    /// Whether this parameter says what is measured, as an engine does. The other parameters say how much work it
    /// has. Only cases with the same work can be compared.
    public static boolean isSubject(String param) {
        return WHAT.contains(param) || HOW.contains(param);
    }

    public String paramsInWords() {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(" "));
    }
}
