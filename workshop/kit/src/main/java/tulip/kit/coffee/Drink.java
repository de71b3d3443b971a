package tulip.kit.coffee;

import java.time.Duration;
import java.util.Locale;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.Tone;

/// What the shop makes.
public enum Drink {
    ESPRESSO("espresso", 1, Tone.ORANGE),
    TEA("tea", 2, Tone.GREEN),
    CAPPUCCINO("cappuccino", 2, Tone.PURPLE),
    FLAT_WHITE("flat white", 3, Tone.BLUE);

    private final String title;
    private final Duration making;
    private final Tone tone;

    Drink(String title, int minutes, Tone tone) {
        this.title = title;
        this.making = Duration.ofMinutes(minutes);
        this.tone = tone;
    }

    /// How long it takes to make this drink.
    public Duration making() {
        return making;
    }

    Activity activity() {
        return new Activity(title, title.substring(0, 1).toUpperCase(Locale.ROOT), tone);
    }

    /// The name, as a customer says it.
    @Override
    public String toString() {
        return title;
    }
}
