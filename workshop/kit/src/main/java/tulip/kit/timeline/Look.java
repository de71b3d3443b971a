package tulip.kit.timeline;

import tulip.kit.timeline.Timeline.Tone;

/// The characters and colours of a picture in a terminal.
///
/// The colours are the 256-colour codes nearest to the palette of Okabe and Ito, which colour-blind people can tell
/// apart. Text on a colour is black, so it can be read on light and on dark terminals.
record Look(Screen screen) {
    static final String STRONG = "1";
    static final String FAINT = "38;5;245";

    /// The character that fills a span.
    String fill(Tone tone) {
        return switch (tone) {
            case WAITING -> screen.unicode() ? "░" : ".";
            case NEUTRAL -> screen.colour() ? " " : screen.unicode() ? "▒" : "=";
            case ORANGE, BLUE, GREEN, PURPLE -> screen.colour() ? " " : screen.unicode() ? "█" : "#";
        };
    }

    String ink(Tone tone) {
        return switch (tone) {
            case WAITING -> FAINT;
            case NEUTRAL -> "38;5;16;48;5;248";
            case ORANGE -> "38;5;16;48;5;208";
            case BLUE -> "38;5;16;48;5;75";
            case GREEN -> "38;5;16;48;5;78";
            case PURPLE -> "38;5;16;48;5;176";
        };
    }

    String upright() {
        return screen.unicode() ? "│" : "|";
    }

    /// The character at the lower end of a hand-over.
    String arrival() {
        return screen.unicode() ? "╯" : "'";
    }

    String axis() {
        return screen.unicode() ? "─" : "-";
    }

    String majorTick() {
        return screen.unicode() ? "┼" : "+";
    }

    String minorTick() {
        return screen.unicode() ? "┴" : "'";
    }

    String ellipsis() {
        return screen.unicode() ? "…" : "~";
    }

    String separator() {
        return screen.unicode() ? " · " : ", ";
    }
}
