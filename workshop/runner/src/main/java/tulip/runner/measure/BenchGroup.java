package tulip.runner.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Lanes that do the same work, so that they can be compared.
///
/// @param title  says which work; empty if there is only one group
/// @param ideal  in milliseconds, as the lanes then are; empty if nobody knows it
record BenchGroup(String title, OptionalDouble ideal, List<BenchLane> lanes) {
    BenchGroup {
        lanes = List.copyOf(lanes);
    }

    /// As JMH writes it; empty before the first measurement. An ideal is in milliseconds.
    String unit() {
        return ideal.isPresent()
                ? "ms"
                : lanes.stream()
                        .filter(BenchLane::isMeasured)
                        .map(BenchLane::unit)
                        .findFirst()
                        .orElse("");
    }

    /// What each median is divided by: the ideal, or else the best median so far.
    double reference() {
        DoubleStream medians = lanes.stream().filter(BenchLane::isMeasured).mapToDouble(BenchLane::median);
        boolean moreIsBetter = unit().startsWith("ops/") || unit().startsWith("/");
        return ideal.orElseGet(() -> (moreIsBetter ? medians.max() : medians.min()).orElse(Double.NaN));
    }

    /// The largest value, which has the longest bar.
    double longest() {
        return lanes.stream()
                .filter(BenchLane::isMeasured)
                .mapToDouble(BenchLane::most)
                .reduce(ideal.orElse(0), Math::max);
    }
}
