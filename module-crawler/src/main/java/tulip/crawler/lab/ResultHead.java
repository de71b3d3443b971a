package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// Says of a JSON document which command has written it, and in which form.
///
/// @param version  of the form: a later version may have given a name another meaning
public record ResultHead(String command, int version) {
    /// The form that the commands write.
    public static final int VERSION = 1;

    private static final String COMMAND = "command";
    private static final String FORM = "version";

    /// The head of a document that is written now.
    public static JsonObject of(String command) {
        return new JsonObject().put(COMMAND, command).put(FORM, VERSION);
    }

    /// Reads the head of a document; empty if it has none.
    public static Optional<ResultHead> read(JsonObject document) {
        return document.getValue(COMMAND) instanceof String command
                        && document.getValue(FORM) instanceof Integer version
                ? Optional.of(new ResultHead(command, version))
                : Optional.empty();
    }
}
