package tulip.runner.check;

/// Holds the texts and the sources of the [MadeUpStage].
final class MadeUpSources {
    static final String TEXT = """
            ---
            id: coroutines/NUMBER
            title: TITLE
            minutes: 10
            core: true
            file: ANSWER.java
            fill: FILL
            reference: REFERENCE
            uses:
            ---

            ## Task

            Write it.

            ## Checks

            - It does what it promises.

            ## Hint 1

            What is it called?

            ## Hint 2

            See the operators.

            ## Hint 3

            ```java
            …;
            ```

            ## Why

            Because.
            """;

    static final String CHAPTER = """
            # A stage

            | # | exercise | minutes | what you write |
            |---|---|---|---|
            | 3.1 • | [Twice](exercises/1-twice.md) | 10 | a method |
            | 3.2 • | [CountUp](exercises/2-count-up.md) | 10 | a method |
            | 3.3 • | [CountDown](exercises/3-count-down.md) | 10 | a method |
            """;

    static final String TWICE = """
            package tulip.coroutines;

            public final class Twice {
                public int twice(int n) {
                    return n + n;
                }
            }
            """;

    static final String COUNTER = """
            package tulip.coroutines;

            public final class Counter {
                private int count;

                public int up() {
                    count++;
                    return count;
                }

                public int down() {
                    count--;
                    return count;
                }
            }
            """;

    static final String TWICE_CONTRACT = """
            package tulip.coroutines;

            import org.junit.jupiter.api.Order;
            import tulip.kit.Check;
            import tulip.kit.Contract;
            import tulip.kit.Deadline;

            public abstract class TwiceContract extends Contract {
                protected abstract int twice(int n);

                @Check("Twice nothing is nothing.")
                @Order(1)
                @Deadline(millis = 1_000)
                void twiceNothing() {
                    expect("twice(0)", 0, step("twice(0)", () -> twice(0)));
                }

                @Check("It is twice as much.")
                @Order(2)
                void twiceAsMuch() {
                    expect("twice(3)", 6, step("twice(3)", () -> twice(3)));
                }
            }
            """;

    static final String TWICE_MISTAKES = """
            package tulip.coroutines;

            import tulip.kit.Mistake;

            final class TwiceMistakes {
                @Mistake(caughtBy = "twiceAsMuch", explanation = "It is squared.")
                static final class Squares extends TwiceContract {
                    @Override
                    protected int twice(int n) {
                        return n * n;
                    }
                }
            }
            """;

    /// One more mistake. Each of its runs takes the whole time of the deadline.
    static final String NEVER_ENDS = """
                @Mistake(caughtBy = "twiceNothing", explanation = "It never ends.", hangs = true)
                static final class NeverEnds extends TwiceContract {
                    @Override
                    protected int twice(int n) {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    }
                }
            """;

    static final String UP_CONTRACT = """
            package tulip.coroutines;

            import org.junit.jupiter.api.Order;
            import tulip.kit.Check;
            import tulip.kit.Contract;

            public abstract class CountUpContract extends Contract {
                protected abstract int up();

                @Check("It goes up by one.")
                @Order(1)
                void goesUp() {
                    expect("the first up()", 1, step("up()", this::up));
                    expect("the second up()", 2, step("up()", this::up));
                }
            }
            """;

    static final String UP_MISTAKES = """
            package tulip.coroutines;

            import tulip.kit.Mistake;

            final class CountUpMistakes {
                @Mistake(caughtBy = "goesUp", explanation = "It stands still.")
                static final class StandsStill extends CountUpContract {
                    @Override
                    protected int up() {
                        return 1;
                    }
                }
            }
            """;

    static final String DOWN_CONTRACT = """
            package tulip.coroutines;

            import org.junit.jupiter.api.Order;
            import tulip.kit.Check;

            public abstract class CountDownContract extends CountUpContract {
                protected abstract int down();

                @Check("It comes down again.")
                @Order(2)
                void comesDown() {
                    up();
                    expect("down() after up()", 0, step("down()", this::down));
                }
            }
            """;

    static final String DOWN_MISTAKES = """
            package tulip.coroutines;

            import tulip.kit.Mistake;

            final class CountDownMistakes {
                @Mistake(caughtBy = "comesDown", explanation = "It goes up instead.")
                static final class GoesUp extends CountDownContract {
                    private int count;

                    @Override
                    protected int up() {
                        return ++count;
                    }

                    @Override
                    protected int down() {
                        return ++count;
                    }
                }
            }
            """;

    private MadeUpSources() {}

    /// The reference with a `Todo` in each method.
    static String stub(String reference) {
        return reference
                .replace(
                        "package tulip.coroutines;\n", "package tulip.coroutines.exercise;\n\nimport tulip.kit.Todo;\n")
                .replace("public final class ", "public final class My")
                .replaceAll("(?m)\\) \\{\\n(?: {8}.*\\n)+", ") {\n        throw new Todo(\"write it\");\n");
    }

    /// A test that runs a contract on a class.
    static String subject(String title, String name, String type) {
        String methods = switch (title) {
            case "Twice" -> "protected int twice(int n) { return subject.twice(n); }";
            case "CountUp" -> "protected int up() { return subject.up(); }";
            default ->
                "protected int up() { return subject.up(); }\n"
                        + "    @Override protected int down() { return subject.down(); }";
        };
        return """
                package tulip.coroutines;

                final class %s extends %sContract {
                    private final %s subject = new %s();

                    @Override %s
                }
                """.formatted(name, title, type, type, methods);
    }

    static String exerciseTest(String title, String answer) {
        return subject(title, title + "ExerciseTest", answer)
                .replace(
                        "package tulip.coroutines;\n",
                        "package tulip.coroutines.exercise;\n\nimport tulip.coroutines." + title + "Contract;\n");
    }
}
