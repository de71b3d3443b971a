package tulip.crawler.stage;

import java.util.List;

/// A scenario that can be started as often as a room asks.
///
/// @param id        one word, which names the scenario in commands and files
/// @param title     a few words, for the head of the page
/// @param question  what the scenario answers, in one sentence
/// @param minutes   what a speaker needs for it, with the talking
/// @param maker     prepares a run
public record Offer(String id, String title, String question, int minutes, Maker maker) {

    /// How a scenario is run.
    ///
    /// @param lanes  names of engines, for the scenarios that compare engines; the others ignore them
    /// @param quick  a short form, to see that all works: its figures show nothing
    public record Settings(List<String> lanes, boolean quick) {}

    /// Prepares a run.
    @FunctionalInterface
    public interface Maker {
        /// Prepares one run. Starts nothing.
        ///
        /// @throws IllegalArgumentException with a sentence for the user, if the settings are wrong
        Scenario prepare(Settings settings);
    }

    /// Prepares one run. Starts nothing.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the settings are wrong
    public Scenario prepare(Settings settings) {
        return maker.prepare(settings);
    }
}
