package tulip.crawler.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names of enum constants as parameters of a benchmark: `VIRTUAL_THREAD` is `virtual-thread`.
public final class Names {
    private Names() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the constant with this name.
    ///
    /// @param what  the word for such a constant in the message
    /// @throws IllegalArgumentException with a sentence for the user, if there is none
    public static <E extends Enum<E>> E parse(Class<E> type, String what, String name) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(constant -> of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + what + " '" + name + "': choose from "
                        + Arrays.stream(all).map(Names::of).collect(Collectors.joining(", "))));
    }
}
