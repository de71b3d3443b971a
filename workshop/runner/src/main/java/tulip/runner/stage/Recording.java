package tulip.runner.stage;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tulip.crawler.stage.StageEvent;

/// One run of a scenario, from its first event to its last, with all that is needed to judge and to repeat it.
///
/// @param scenario  the id
/// @param origin    command, date, commit, JDK and machine
/// @param moments   in the order in which they came; the last one is [StageEvent.Ended]
record Recording(String scenario, String title, String question, JsonObject origin, List<Moment> moments) {
    private static final int FORMAT = 1;

    /// What the run measured, as the scenario reports it.
    JsonObject result() {
        return moments.getLast().event() instanceof StageEvent.Ended(boolean _, JsonObject result)
                ? result
                : new JsonObject();
    }

    /// The machine, the JDK, the date and the commit, in one line.
    String where() {
        JsonObject machine = origin.getJsonObject("machine", new JsonObject());
        return String.join(
                ", ",
                List.of(
                        day(),
                        "commit " + origin.getString("commit", "unknown"),
                        origin.getString("jdk", "JDK unknown"),
                        machine.getString("cpu", machine.getString("os", "machine unknown")) + " ("
                                + machine.getValue("cores", "?") + " cores)"));
    }

    /// Date, commit, JDK and cores, for the foot of the page.
    String whereBriefly() {
        String jdk = origin.getString("jdk", "JDK unknown")
                .replaceFirst("^.* VM ", "JDK ")
                .replaceFirst("\\+.*", "");
        return day() + " · " + origin.getString("commit", "commit unknown") + " · " + jdk + " · "
                + origin.getJsonObject("machine", new JsonObject()).getValue("cores", "?") + " cores";
    }

    /// The date, without the time.
    String day() {
        String date = origin.getString("date", "date unknown");
        return date.length() > 10 ? date.substring(0, 10) : date;
    }

    /// What a reader must know before the figures.
    List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        if (origin.getBoolean("quick", false)) {
            caveats.add("Quick form: shows that it works, and no more.");
        }
        if (moments.getLast().event() instanceof StageEvent.Ended(boolean interrupted, JsonObject _) && interrupted) {
            caveats.add("Stopped before its end: only what was measured until then.");
        }
        for (Moment moment : moments) {
            if (moment.event() instanceof StageEvent.Looked(String _, String sentence)) {
                caveats.add(sentence);
            }
        }
        return caveats;
    }

    /// How to run it again.
    String command() {
        return origin.getString("command", "./tulip stage");
    }

    JsonObject toJson() {
        var events = new JsonArray();
        moments.forEach(moment -> events.add(EventCodec.toJson(moment)));
        return new JsonObject()
                .put("tulipStage", FORMAT)
                .put("scenario", scenario)
                .put("title", title)
                .put("question", question)
                .mergeIn(origin)
                .put("events", events);
    }

    /// Reads a recording from a file that [ResultFiles] has written.
    ///
    /// @throws IOException with a sentence for the user
    static Recording read(Path file) throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + file, missing);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + " is no recorded run: " + wrong.getMessage(), wrong);
        }
    }

    /// @throws IllegalArgumentException with a sentence, if the text is no recording
    static Recording parse(String text) {
        try {
            return fromJson(new JsonObject(text));
        } catch (DecodeException | ClassCastException | NullPointerException wrong) {
            throw new IllegalArgumentException("it is not the JSON that './tulip stage' writes", wrong);
        }
    }

    private static Recording fromJson(JsonObject json) {
        if (json.getInteger("tulipStage") != FORMAT) {
            throw new IllegalArgumentException(
                    "its format is " + json.getInteger("tulipStage") + ", but this program reads " + FORMAT);
        }
        List<Moment> moments = json.getJsonArray("events").stream()
                .map(JsonArray.class::cast)
                .map(EventCodec::fromJson)
                .toList();
        if (moments.isEmpty() || !(moments.getLast().event() instanceof StageEvent.Ended)) {
            throw new IllegalArgumentException("its last event is missing");
        }
        JsonObject origin = json.copy();
        List.of("tulipStage", "scenario", "title", "question", "events").forEach(origin::remove);
        return new Recording(
                json.getString("scenario"), json.getString("title"), json.getString("question"), origin, moments);
    }
}
