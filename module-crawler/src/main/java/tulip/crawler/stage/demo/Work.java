package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;

/// The work of one lane, in the lane's JVM. While it runs, another thread asks ten times a second how far it
/// is.
public interface Work {
    /// Does the work, once.
    ///
    /// @return the figures of the result, by name
    JsonObject run() throws Exception;

    /// The part that is done, from 0 to 1.
    double done();

    /// What the chart shows now.
    double value();
}
