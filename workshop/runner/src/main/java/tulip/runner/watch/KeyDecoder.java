package tulip.runner.watch;

import java.util.Optional;

/// Turns the bytes of a terminal into signs. A cursor key comes as a control sequence: Escape, a bracket, parameters,
/// and a final byte from 0x40 on (ECMA-48). Other sequences mean nothing here.
final class KeyDecoder {
    static final char ESCAPE = '\033';
    static final char ENTER = '\n';
    static final char BACKSPACE = '\b';
    static final char UP = '↑';
    static final char DOWN = '↓';
    static final char PAGE_UP = '⇞';
    static final char PAGE_DOWN = '⇟';
    static final char INTERRUPT = 3; // Ctrl-C, where no signal comes of it
    private static final int DELETE = 127;
    private static final int FIRST_PARAMETER = 0x20;
    private static final int FIRST_FINAL = 0x40;

    private enum State {
        PLAIN,
        ESCAPED,
        BRACKET
    }

    private State state = State.PLAIN;
    private int number;

    /// Takes a byte.
    ///
    /// @return the sign, if this byte completes one
    Optional<Character> take(int key) {
        return switch (state) {
            case PLAIN -> plain(key);
            case ESCAPED -> {
                boolean bracket = key == '[' || key == 'O';
                state = bracket ? State.BRACKET : State.PLAIN;
                number = 0;
                yield bracket ? Optional.empty() : plain(key);
            }
            case BRACKET -> bracket(key);
        };
    }

    /// No further byte came for a moment. An Escape alone is the key of this name.
    Optional<Character> pause() {
        boolean alone = state == State.ESCAPED;
        state = State.PLAIN;
        return alone ? Optional.of(ESCAPE) : Optional.empty();
    }

    private Optional<Character> plain(int key) {
        if (key == ESCAPE) {
            state = State.ESCAPED;
            return Optional.empty();
        }
        return switch (key) {
            case '\r', '\n' -> Optional.of(ENTER);
            case DELETE, '\b' -> Optional.of(BACKSPACE);
            default -> key < DELETE ? Optional.of((char) key) : Optional.empty();
        };
    }

    private Optional<Character> bracket(int key) {
        if (key >= FIRST_PARAMETER && key < FIRST_FINAL) {
            number = Character.isDigit(key) ? number * 10 + key - '0' : 0;
            return Optional.empty();
        }
        state = State.PLAIN;
        return switch (key) {
            case 'A' -> Optional.of(UP);
            case 'B' -> Optional.of(DOWN);
            case '~' -> number == 5 ? Optional.of(PAGE_UP) : number == 6 ? Optional.of(PAGE_DOWN) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
