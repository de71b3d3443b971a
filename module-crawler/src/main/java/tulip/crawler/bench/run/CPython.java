package tulip.crawler.bench.run;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Times CPython with the work of the benchmarks of generators or of coroutines, if there is a `python3`.
///
/// @param script  a Python program that prints its [Times] as a JSON object
public record CPython(Path script) {
    /// The version and the times of one run.
    ///
    /// @param nanos  for one value, by the work: `walk 18` is a walk of a tree of depth 18
    public record Times(String version, SortedMap<String, Double> nanos) {
        private static Times of(JsonObject said) {
            SortedMap<String, Double> nanos = new TreeMap<>();
            JsonObject works = said.getJsonObject("nanos");
            works.fieldNames().forEach(work -> nanos.put(work, works.getDouble(work)));
            return new Times(said.getString("version"), nanos);
        }

        /// The minimum of two runs: other work on the machine can only make a run slower.
        Times orLess(Times other) {
            SortedMap<String, Double> least = new TreeMap<>(nanos);
            other.nanos.forEach((work, time) -> least.merge(work, time, Math::min));
            return new Times(version, least);
        }

        JsonObject toJson() {
            var works = new JsonObject();
            nanos.forEach(works::put);
            return new JsonObject().put("version", version).put("nanos", works);
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
