package tulip.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;

/// A small artificial workshop in a temporary folder: two exercises that share `MyBell.java`.
///
/// The reference has a field that the stub lacks, an import, a constructor, and a nested class.
public record Workshop(Path home) {
    public static final String REFERENCE = """
            package tulip.iterators;

            import java.util.ArrayList;
            import java.util.List;

            /// Rings until it is muted.
            public final class Bell {
                private final List<String> heard;
                private boolean muted; // for good

                public Bell(List<String> heard) {
                    this.heard = heard;
                }

                /// What was heard so far.
                public List<String> ring() {
                    if (!Bell.this.muted) {
                        heard.add("Bell");
                    }
                    return new ArrayList<>(heard);
                }

                public void mute() {
                    muted = true; // the same Bell
                }
            }
            """;
    public static final String STUB = """
            package tulip.iterators.exercise;

            import java.util.List;
            import tulip.kit.Todo;

            public final class MyBell {
                private final List<String> heard;

                public MyBell(List<String> heard) {
                    this.heard = heard;
                }

                public List<String> ring() {
                    throw new Todo("ring");
                }

                public void mute() {
                    throw new Todo("mute");
                }
            }
            """;
    private static final String SECTIONS = """
            ## Task
            Write it.
            ## Checks
            - It rings.
            ## Hint 1
            What is a bell?
            ## Hint 2
            See `List`.
            ## Hint 3
            ```java
            heard.add(…);
            ```
            ## Why
            Because.
            """;

    public static Workshop in(Path home) throws IOException {
        var workshop = new Workshop(home.toRealPath());
        workshop.text("iterators/1", "Ring", "ring", "Bell#muted, Bell#ring");
        workshop.text("iterators/2", "Mute", "mute", "Bell#muted, Bell#mute");
        workshop.source("main", "tulip/iterators/Bell.java", REFERENCE);
        workshop.source("main", "tulip/iterators/exercise/MyBell.java", STUB);
        workshop.write("module-iterators/exercises/stubs/MyBell.java", STUB);
        return workshop;
    }

    /// Writes the text of an exercise.
    public void text(String id, String title, String fill, String reference) throws IOException {
        String name = "module-" + id.replace("/", "/exercises/") + "-" + title.toLowerCase(Locale.ROOT) + ".md";
        String head = """
                ---
                id: %s
                title: %s
                minutes: 10
                core: true
                file: MyBell.java
                fill: %s
                reference: %s
                uses:
                ---

                """.formatted(id, title, fill, reference);
        write(name, head + SECTIONS);
    }

    private void source(String kind, String name, String text) throws IOException {
        write("module-iterators/src/" + kind + "/java/" + name, text);
    }

    public void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public Exercises exercises() throws IOException {
        return Exercises.load(home);
    }

    public Exercise exercise(int number) throws IOException {
        return exercises().find("iterators/" + number, _ -> false);
    }
}
