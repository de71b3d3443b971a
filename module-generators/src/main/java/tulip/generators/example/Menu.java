package tulip.generators.example;

import java.util.List;

/// A part of a menu, and may have parts itself: a small tree for the programs that show a pause.
record Menu(String name, List<Menu> parts) {
    private static Menu of(String name, Menu... parts) {
        return new Menu(name, List.of(parts));
    }

    static Menu today() {
        return of("drinks", of("coffee", of("espresso"), of("flat white")), of("tea"));
    }
}
