package tulip.crawler.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;

/// The value of the parameter `engine`: an engine, and optionally an added delay, which tests the benchmark itself.
///
/// `virtual+0` is the same as `virtual`, so the benchmark must find no difference. `virtual+8` takes 8 ms longer,
/// so the benchmark must find a difference.
///
/// @param addedMillis  sleep after each fan-out
public record FanOutVariant(String name, EngineKind engine, int addedMillis) {

    /// Parses a user's text.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such engine
    public static FanOutVariant parse(String name) {
        String[] parts = name.split("\\+", 2);
        EngineKind engine = EngineKind.find(parts[0])
                .filter(FanOuts.engines()::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no engine '" + name + "': choose from " + String.join(", ", FanOuts.ids())));
        if (parts.length == 1) {
            return new FanOutVariant(name, engine, 0);
        }
        if (!parts[1].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + name + "' must end in a number of milliseconds after the +");
        }
        return new FanOutVariant(name, engine, Integer.parseInt(parts[1]));
    }

    FanOut open(Url page, int count, int pool) throws Exception {
        FanOut fanOut = FanOuts.open(engine, page, count, pool);
        return addedMillis == 0 ? fanOut : new Slower(fanOut, addedMillis);
    }

    private record Slower(FanOut fanOut, int millis) implements FanOut {
        @Override
        public long getAll() throws Exception {
            long bytes = fanOut.getAll();
            Thread.sleep(millis);
            return bytes;
        }

        @Override
        public CompletableFuture<Long> begin() {
            var later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
            return fanOut.begin().thenApplyAsync(bytes -> bytes, later);
        }

        @Override
        public void close() {
            fanOut.close();
        }
    }
}
