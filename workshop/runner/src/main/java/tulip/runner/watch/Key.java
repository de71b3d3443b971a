package tulip.runner.watch;

import java.util.Arrays;
import java.util.Optional;

/// The keys, in the order of their importance: a narrow screen shows the first of them.
enum Key {
    NEXT('n', "next", "goes to the next exercise that is not done"),
    HINT('h', "hint", "shows a hint; again: one more"),
    TEXT('t', "text", "shows the task"),
    RUN('r', "run", "checks the answer again and shows the verdict"),
    KEYS('?', "keys", "shows this page"),
    QUIT('q', "quit", "ends; what you saved stays"),
    LIST('l', "list", "lists all exercises"),
    DIFF('d', "diff", "shows your answer beside the workshop's"),
    SOLUTION('s', "solution", "shows the workshop's answer"),
    OPEN('o', "open", "opens the file in the editor that TULIP_EDITOR or EDITOR names"),
    UNDO('u', "undo", "brings back the version before"),
    RESET('x', "reset", "brings back the beginning of the exercise; yours is kept"),
    KILL('k', "kill", "ends a check that goes on"),
    ALL('a', "all", "shows the verdict without cuts; again: with cuts");

    final char sign;
    final String word;
    final String text;

    Key(char sign, String word, String text) {
        this.sign = sign;
        this.word = word;
        this.text = text;
    }

    static Optional<Key> of(char sign) {
        return Arrays.stream(values()).filter(key -> key.sign == sign).findFirst();
    }
}
