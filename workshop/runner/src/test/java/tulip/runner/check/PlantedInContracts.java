package tulip.runner.check;

import static tulip.runner.check.PlantedErrors.planted;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.runner.check.PlantedErrors.Planted;

/// Lists the errors of contracts, mistakes and answers that show only when these run.
final class PlantedInContracts {
    private PlantedInContracts() {}

    static List<Planted> all() {
        return Stream.of(contracts(), mistakes(), answers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Planted> contracts() {
        return List.of(
                new Planted(
                        "a contract that fails one time in five",
                        stage -> stage.change(
                                "TwiceContract.java",
                                "expect(\"twice(0)\"",
                                "int run = Integer.getInteger(\"run\", 0);"
                                        + " System.setProperty(\"run\", run + 1 + \"\");"
                                        + " expectThat(run % 5 != 4, \"luck\", \"bad luck\");"
                                        + " expect(\"twice(0)\""),
                        Set.of(1),
                        40,
                        List.of(
                                "TwiceTest.java:3: TwiceTest fails its own contract in run 5 of 10: twiceNothing: bad luck")),
                planted(
                        "a reference that is wrong",
                        Set.of(3),
                        stage -> stage.change("/Counter.java", "count--", "count -= 2"),
                        "CountDownTest.java:3: CountDownTest fails its own contract in run 1 of 1: comesDown: down()"
                                + " after up() is -1"),
                planted(
                        "a backend that is wrong",
                        Set.of(1),
                        stage -> stage.add("src/test/java/tulip/coroutines/TwiceBackendsTest.java", """
                                package tulip.coroutines;

                                final class TwiceBackendsTest {
                                    static final class Slow extends TwiceContract {
                                        @Override protected int twice(int n) { return n == 3 ? 7 : n + n; }
                                    }
                                }
                                """),
                        "TwiceBackendsTest.java:4: Slow fails its own contract in run 1 of 1: twiceAsMuch: twice(3) is"
                                + " 7"),
                planted(
                        "no reference under the contract",
                        Set.of(1),
                        stage -> stage.remove("/TwiceTest.java"),
                        "TwiceContract.java: no test puts the reference under it: add TwiceTest beside it"),
                planted(
                        "a check without its place",
                        Set.of(1),
                        stage -> stage.change("TwiceContract.java", "@Order(2)", ""),
                        "TwiceContract.java:20: twiceAsMuch has no @Order: give it its place"),
                planted(
                        "two checks in one place",
                        Set.of(3),
                        stage -> stage.change("CountDownContract.java", "@Order(2)", "@Order(1)"),
                        "CountDownContract.java: goesUp and comesDown have the same @Order: which is first?"));
    }

    private static List<Planted> mistakes() {
        return List.of(
                planted(
                        "a mistake that passes",
                        Set.of(1),
                        stage -> stage.change("TwiceMistakes.java", "n * n", "2 * n"),
                        "TwiceMistakes.java:7: mistake Squares is not rejected: it passes all 2 checks"),
                planted(
                        "a mistake caught by the wrong check",
                        Set.of(1),
                        stage -> stage.change("TwiceMistakes.java", "n * n", "n * n + 1"),
                        "TwiceMistakes.java:7: mistake Squares is caught by twiceNothing, not by twiceAsMuch: twice(0)"
                                + " is 1"),
                planted(
                        "a mistake that only times out",
                        Set.of(1),
                        stage -> stage.withHang().change("TwiceMistakes.java", ", hangs = true", ""),
                        "TwiceMistakes.java:7: mistake NeverEnds only times out in twiceNothing: let the check see"
                                + " what is wrong, or declare hangs = true if that is the mistake"),
                planted(
                        "a mistake that should hang, and ends",
                        Set.of(1),
                        stage -> stage.withHang()
                                .change("TwiceMistakes.java", "while (true) {", "while (n > 0) {")
                                .change(
                                        "TwiceMistakes.java",
                                        "onSpinWait();\n            }\n",
                                        "onSpinWait();\n            }\n            return 1;\n"),
                        "TwiceMistakes.java:7: mistake NeverEnds declares hangs = true, but ends: twice(0) is 1"),
                planted(
                        "a mistake that is taken for another",
                        Set.of(2),
                        stage -> stage.change("CountUpMistakes.java", "final class CountUpMistakes {\n", """
                                final class CountUpMistakes {
                                    @Mistake(caughtBy = "goesUp", explanation = "It forgets.")
                                    static final class Another extends CountUpContract {
                                        @Override protected int up() { return 1; }
                                    }
                                """),
                        "CountUpMistakes.java:7: mistake Another is not recognised as itself: let goesUp tell it and"
                                + " the others apart by what the check sees ('the second up() is 1')",
                        "CountUpMistakes.java:11: mistake StandsStill is not recognised as itself: let goesUp tell it"
                                + " and the others apart by what the check sees ('the second up() is 1')"),
                planted(
                        "a mistake caught by a check that is not there",
                        Set.of(1),
                        stage -> stage.change("TwiceMistakes.java", "\"twiceAsMuch\"", "\"thrice\""),
                        "TwiceMistakes.java:7: mistake Squares is caught by 'thrice', which is no check of"
                                + " TwiceContract"),
                planted(
                        "a mistake without an explanation",
                        Set.of(1),
                        stage -> stage.change("TwiceMistakes.java", "It is squared.", ""),
                        "TwiceMistakes.java:7: mistake Squares has no explanation: say what is wrong, for a beginner"),
                planted(
                        "a mistake without its annotation",
                        Set.of(1),
                        stage -> stage.change(
                                "TwiceMistakes.java",
                                "@Mistake(caughtBy = \"twiceAsMuch\", explanation = \"It is squared.\")",
                                ""),
                        "TwiceMistakes.java:7: mistake Squares has no @Mistake, so nobody runs it: add one, or make it"
                                + " abstract"),
                planted(
                        "a mistake under another contract",
                        Set.of(3),
                        stage -> stage.change(
                                        "CountDownMistakes.java",
                                        "extends CountDownContract",
                                        "extends CountUpContract")
                                .change(
                                        "CountDownMistakes.java",
                                        "@Override\n        protected int down",
                                        "protected int down"),
                        "CountDownMistakes.java:7: mistake GoesUp does not extend CountDownContract, which must"
                                + " reject it"),
                planted(
                        "no mistake",
                        Set.of(2),
                        stage -> stage.change(
                                "CountUpMistakes.java",
                                MadeUpSources.UP_MISTAKES,
                                "package tulip.coroutines;\n\nfinal class CountUpMistakes {}\n"),
                        "CountUpMistakes.java: holds no mistake: add the wrong answers that people give"));
    }

    private static List<Planted> answers() {
        return List.of(
                planted(
                        "a stub that does not compile",
                        Set.of(1),
                        stage -> stage.change("MyTwice.java", "public int twice(int n)", "public int twice(Int n)"),
                        "MyTwice.java:6: the stub cannot be run: cannot find class Int; in class MyTwice"),
                planted(
                        "a stub whose check passes unwritten",
                        Set.of(1),
                        stage -> stage.change("TwiceExerciseTest.java", "return subject.twice(n);", "return n + n;"),
                        "MyTwice.java:5: the stub does not show as not started in 3.1: it passes all 2 checks"),
                planted(
                        "a growing stub that is wrong before it is written",
                        Set.of(3),
                        stage -> stage.change("MyCounter.java", "private int count;", "private int count = 5;"),
                        "MyCounter.java:5: filled up to the exercise before, the stub does not show as not started in"
                                + " 3.3: goesUp: the first up() is 6"),
                planted(
                        "a test of another contract",
                        Set.of(3),
                        stage -> stage.change(
                                        "CountDownExerciseTest.java",
                                        "extends CountDownContract",
                                        "extends CountUpContract")
                                .change(
                                        "CountDownExerciseTest.java",
                                        "import tulip.coroutines.CountDownContract",
                                        "import tulip.coroutines.CountUpContract")
                                .change(
                                        "CountDownExerciseTest.java",
                                        "@Override protected int down",
                                        "protected int down"),
                        "CountDownExerciseTest.java:5: CountDownExerciseTest does not extend CountDownContract"),
                planted(
                        "a reference that uses what no answer may",
                        Set.of(1),
                        stage -> stage.change("/Twice.java", "return n + n;", "return Counter.twice(n);")
                                .change(
                                        "/Counter.java",
                                        "public int up",
                                        "public static int twice(int n) {\n        return n + n;\n    }\n\n    public int up"),
                        "1-twice.md:7: filled with the reference's members, MyTwice.java cannot be run: MyTwice.java:8:"
                                + " uses tulip.coroutines.Counter, which is the workshop's own solution or part of it:"
                                + " write yours without it"),
                planted(
                        "an exercise that a later one in its file breaks",
                        Set.of(2),
                        stage -> stage.change("3-count-down.md", "Counter#down", "Counter#down, Counter#spoilt")
                                .change("/Counter.java", "    private int count;\n", """
                                            private int count;
                                            private final int spoilt = spoil(); // by 3.3

                                            private int spoil() { return 0; }
                                    """),
                        "2-count-up.md:7: filled for all exercises that share it, MyCounter.java cannot be run:"
                                + " MyCounter.java:7: cannot find method spoil(); in class MyCounter"));
    }
}
