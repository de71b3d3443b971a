package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A demonstration: the same work in several ways.
///
/// Two JVMs use it. The JVM of the stage asks for the words; the JVM of a lane makes a `Demo` of the same
/// class and [#sizes], and asks it for the [Work].
public interface Demo {
    /// What a room is told before it sees anything.
    ///
    /// @param id        one word, for commands and files
    /// @param title     at most 40 characters
    /// @param question  what the room should answer first: one sentence
    /// @param work      what each lane does, with the sizes of this run
    record Words(String id, String title, String question, String work) {}

    Words words();

    /// How large this demonstration is.
    JsonObject sizes();

    /// The names of the lanes.
    List<String> ways();

    /// Prepares the work of one lane. Called in the lane's JVM.
    ///
    /// @param way  one of [#ways]
    Work work(String way);

    /// The same in small. Each JVM does it before its lane begins, so that its classes are loaded by then.
    default Optional<Demo> rehearsal() {
        return Optional.empty();
    }

    /// Whether all lanes run at once, which is fair only for work that leaves the cores idle.
    default boolean sideBySide() {
        return false;
    }

    /// Says why a thread dump of the lanes is refused; empty if it is not.
    default Optional<String> refusedDump() {
        return Optional.empty();
    }

    /// Options of each lane's JVM, beside those of all demonstrations.
    default List<String> flags() {
        return List.of("-Xms64m", "-Xmx512m");
    }

    /// What the chart shows, with its unit.
    String quantity();

    /// What the work takes if only the waiting counts, in milliseconds; NaN if there is no such ideal.
    default double idealMillis() {
        return Double.NaN;
    }

    /// The head of the table, without the lanes' names.
    List<String> columns();

    /// The row of a lane, without its name.
    List<String> row(Outcome lane);

    /// What explains the result, from the numbers of this run only.
    ///
    /// @param lanes  the lanes that have finished so far, by name; perhaps none
    List<String> why(Map<String, Outcome> lanes);
}
