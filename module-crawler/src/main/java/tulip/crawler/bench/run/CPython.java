package tulip.crawler.bench.run;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Times CPython with the work of the generator benchmarks, if there is a `python3`.
///
/// @param script  a Python program that prints its [Times] as a JSON object
public record CPython(Path script) {
    /// The version and the times of one run.
    ///
    /// @param flatNanos  for one number from an endless generator
    /// @param walkNanos  for one element of a tree walk with `yield from`, by the depth of the tree
    public record Times(String version, double flatNanos, SortedMap<Integer, Double> walkNanos) {
        private static Times of(JsonObject said) {
            SortedMap<Integer, Double> walks = new TreeMap<>();
            JsonObject walk = said.getJsonObject("walk");
            walk.fieldNames().forEach(depth -> walks.put(Integer.valueOf(depth), walk.getDouble(depth)));
            return new Times(said.getString("version"), said.getDouble("flat"), walks);
        }

        /// The minimum of two runs: other work on the machine can only make a run slower.
        Times orLess(Times other) {
            SortedMap<Integer, Double> walks = new TreeMap<>(walkNanos);
            other.walkNanos.forEach((depth, nanos) -> walks.merge(depth, nanos, Math::min));
            return new Times(version, Math.min(flatNanos, other.flatNanos), walks);
        }

        JsonObject toJson() {
            var walk = new JsonObject();
            walkNanos.forEach((depth, nanos) -> walk.put(depth.toString(), nanos));
            return new JsonObject()
                    .put("version", version)
                    .put("flatNanos", flatNanos)
                    .put("walkNanosByDepth", walk);
        }
    }

    /// Runs the program once; empty if there is no Python that can run it.
    Optional<Times> time() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", script.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return python.waitFor() == 0 ? Optional.of(Times.of(new JsonObject(said))) : Optional.empty();
        } catch (IOException | DecodeException none) {
            return Optional.empty();
        }
    }
}
