package tulip.crawler.compare;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tulip.crawler.lab.ResultHead;

/// A file of results.
///
/// @param command  that has written it: `race` or `bench`
public record ResultFile(Path file, String command, JsonObject document) {
    static final String RACE = "race";
    static final String BENCH = "bench";

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is no such file
    public static ResultFile read(Path file) {
        JsonObject document = document(file);
        ResultHead head = ResultHead.read(document)
                .orElseThrow(() -> new IllegalArgumentException(
                        document.containsKey("settings") && document.containsKey("machine")
                                ? file + " was written by an older ./tulip, without the name of its command:"
                                        + " measure once more"
                                : file + " has no results of ./tulip race --json or ./tulip bench --json"));
        if (!head.command().equals(RACE) && !head.command().equals(BENCH)) {
            throw new IllegalArgumentException(file + " has results of ./tulip " + head.command()
                    + ", but only those of race and bench can be" + " compared");
        }
        if (head.version() != ResultHead.VERSION) {
            throw new IllegalArgumentException(
                    file + " has form " + head.version() + " of the results, but this ./tulip" + " reads form "
                            + ResultHead.VERSION + ": compare with the ./tulip that has written it");
        }
        return new ResultFile(file, head.command(), document);
    }

    private static JsonObject document(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (DecodeException | CharacterCodingException notJson) {
            throw new IllegalArgumentException(file + " is no JSON document", notJson);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + (Files.isDirectory(file) ? "it is a folder" : unreadable.getMessage()),
                    unreadable);
        }
    }

    /// The refusal of a document that has the right head, and lacks something behind it.
    IllegalArgumentException damaged(RuntimeException cause) {
        return new IllegalArgumentException(
                file + " is damaged: it lacks something that ./tulip " + command + " writes, or has it in another form",
                cause);
    }
}
