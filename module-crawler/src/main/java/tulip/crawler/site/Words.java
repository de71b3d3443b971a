package tulip.crawler.site;

import java.util.SplittableRandom;

/// Writes random sentences.
final class Words {
    static final String[] FLOWERS = {
        "tulip", "rose", "iris", "lily", "poppy", "daisy", "aster", "dahlia", "lilac", "peony", "crocus", "violet"
    };

    private static final String[] WORDS = {
        "a", "after", "all", "and", "at", "autumn", "before", "bloom", "branch", "bright", "bulb", "by", "calm", "cold",
        "cup", "dark", "dawn", "deep", "dew", "earth", "evening", "every", "field", "first", "frost", "garden", "gate",
        "grass", "green", "ground", "grow", "hedge", "hill", "in", "late", "leaf", "light", "long", "meadow", "moss",
        "near", "never", "night", "of", "old", "on", "open", "orchard", "over", "path", "petal", "quiet", "rain", "red",
        "river", "root", "row", "seed", "shade", "slow", "small", "snow", "soft", "soil", "spring", "stem", "stone",
        "summer", "sun", "the", "they", "through", "to", "under", "until", "valley", "wait", "warm", "water", "when",
        "while", "white", "wind", "winter", "with", "without", "yellow", "yet"
    };

    private Words() {}

    /// Appends a sentence of 5 to 14 words, with its full stop.
    static void sentence(StringBuilder text, SplittableRandom random) {
        int first = text.length();
        for (int left = random.nextInt(5, 15); left > 0; left--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(left > 1 ? " " : ".");
        }
        text.setCharAt(first, Character.toUpperCase(text.charAt(first)));
    }
}
