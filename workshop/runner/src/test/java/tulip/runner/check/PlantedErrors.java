package tulip.runner.check;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Lists every kind of error that the check must find, planted in the [MadeUpStage], with the expected report.
final class PlantedErrors {
    /// One kind of error.
    ///
    /// @param run       numbers of the exercises that are checked
    /// @param repeat    how often references run
    /// @param findings  exactly what the check must report
    record Planted(String kind, UnaryOperator<MadeUpStage> plant, Set<Integer> run, int repeat, List<String> findings) {
        Arguments arguments() {
            return Arguments.argumentSet(kind, this);
        }
    }

    private PlantedErrors() {}

    static Stream<Planted> all() {
        return Stream.of(texts(), chapters(), files(), PlantedInContracts.all()).flatMap(List::stream);
    }

    static Planted planted(String kind, Set<Integer> run, UnaryOperator<MadeUpStage> plant, String... findings) {
        return new Planted(kind, plant, run, 4, List.of(findings));
    }

    private static List<Planted> texts() {
        return List.of(
                planted(
                        "a missing hint",
                        Set.of(),
                        stage -> stage.change("1-twice.md", "## Hint 3\n\n```java\n…;\n```\n\n", ""),
                        "1-twice.md:30: add a section '## Hint 3'"),
                planted(
                        "a missing why",
                        Set.of(),
                        stage -> stage.change("1-twice.md", "## Why\n\nBecause.\n", ""),
                        "1-twice.md:33: add a section '## Why'"),
                planted(
                        "an empty why",
                        Set.of(),
                        stage -> stage.change("1-twice.md", "Because.\n", ""),
                        "1-twice.md:34: section 'Why' is empty: write it"),
                planted(
                        "no minutes",
                        Set.of(),
                        stage -> stage.change("1-twice.md", "minutes: 10", "minutes: some"),
                        "1-twice.md:4: minutes is 'some', but must be a whole number from 1 to 999"),
                planted(
                        "a hint 1 that gives the answer away",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "What is it called?", "Why not `return n + n;`?"),
                        "1-twice.md:20: hint 1 gives the answer away: 'return n + n' is in the solution"),
                planted(
                        "a hint 1 with a block of code",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "What is it called?", "```java\nn * 2\n```"),
                        "1-twice.md:20: hint 1 holds a block of code, and so gives the answer away: ask a question"),
                planted(
                        "code that is too wide for a terminal",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "…;", "…; // " + "wide ".repeat(15)),
                        "1-twice.md:31: this line of code has 81 columns: break it after at most 76"),
                planted(
                        "a hint 1 that asks nothing",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "What is it called?", "Add it to itself."),
                        "1-twice.md:20: hint 1 asks nothing: make it a question"),
                planted(
                        "a hint 3 without a skeleton",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "…;", "return n + n;"),
                        "1-twice.md:28: hint 3 shows no skeleton: add a block of code with gaps, marked '…'"),
                planted(
                        "a duplicate id",
                        Set.of(),
                        stage -> stage.add(
                                "exercises/1-thrice.md",
                                MadeUpSources.TEXT
                                        .replace("NUMBER", "1")
                                        .replace("TITLE", "Twice")
                                        .replace("ANSWER", "MyTwice")
                                        .replace("FILL", "twice")
                                        .replace("REFERENCE", "Twice#twice")),
                        "1-twice.md:2: has the id coroutines/1, as 1-thrice.md has: give it another",
                        "1-twice.md:3: has the title Twice, as 1-thrice.md has: give it another",
                        "README.md:5: links 3.1 to 'exercises/1-twice.md', not to exercises/1-thrice.md",
                        "README.md: its table has no row for 3.1 Twice"),
                planted(
                        "an id that is not the file's",
                        Set.of(),
                        stage -> stage.change("1-twice.md", "id: coroutines/1", "id: coroutines/2"),
                        "1-twice.md:2: id is 'coroutines/2', but the file's name says coroutines/1"),
                planted(
                        "a type in 'uses:' that is not there",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "uses:", "uses: Counter, Thrice"),
                        "1-twice.md:9: allows Thrice, but neither this stage, nor one before it, nor the kit has a"
                                + " Thrice.java"),
                planted(
                        "a 'fill:' that names no member",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "fill: twice", "fill: thrice"),
                        "1-twice.md:7: there is no thrice in MyTwice.java",
                        "MyTwice.java:6: no exercise asks for twice(int): name it in 'fill:'"),
                planted(
                        "a 'reference:' that names no member",
                        Set.of(1),
                        stage -> stage.change("1-twice.md", "Twice#twice", "Twice#thrice"),
                        "1-twice.md:7: there is no thrice in Twice.java"));
    }

    private static List<Planted> chapters() {
        return List.of(
                planted(
                        "a core above 240 minutes",
                        Set.of(),
                        stage -> stage.change("3-count-down.md", "minutes: 10", "minutes: 221")
                                .change(
                                        "README.md",
                                        "(exercises/3-count-down.md) | 10",
                                        "(exercises/3-count-down.md) | 221"),
                        "3-count-down.md:5: the core takes 241 minutes, but a day has 240: take exercises out of it"
                                + " ('core: false')"),
                planted(
                        "a chapter with other minutes",
                        Set.of(),
                        stage -> stage.change("README.md", "1-twice.md) | 10", "1-twice.md) | 12"),
                        "README.md:5: gives 3.1 12 minutes, but 1-twice.md says 10"),
                planted(
                        "a chapter with another core",
                        Set.of(),
                        stage -> stage.change("README.md", "3.2 •", "3.2"),
                        "README.md:6: has no dot at 3.2, but 2-count-up.md says core: true"),
                planted(
                        "a chapter with a dead link",
                        Set.of(),
                        stage -> stage.change("README.md", "exercises/2-count-up.md", "exercises/2-up.md"),
                        "README.md:6: links 3.2 to 'exercises/2-up.md', not to exercises/2-count-up.md"),
                planted(
                        "a chapter without an exercise",
                        Set.of(),
                        stage -> stage.change(
                                "README.md", "| 3.2 • | [CountUp](exercises/2-count-up.md) | 10 | a method |\n", ""),
                        "README.md: its table has no row for 3.2 CountUp"),
                planted(
                        "no chapter",
                        Set.of(),
                        stage -> stage.remove("README.md"),
                        "README.md: is missing: a stage with exercises needs a chapter"));
    }

    private static List<Planted> files() {
        return List.of(
                planted(
                        "a stray file",
                        Set.of(),
                        stage -> stage.add("exercises/stubs/MyTwice.java.orig", "old")
                                .add("src/main/java/tulip/coroutines/exercise/Scratch.java", "class Scratch {}")
                                .add(
                                        "src/test/java/tulip/coroutines/exercise/ScratchTest.java",
                                        "class ScratchTest {}"),
                        "MyTwice.java.orig: belongs to no exercise: remove it, or name it in one",
                        "Scratch.java: belongs to no exercise: remove it, or name it in one",
                        "ScratchTest.java: belongs to no exercise: remove it, or name it in one"),
                planted(
                        "mistakes of no exercise",
                        Set.of(),
                        stage -> stage.add("src/test/java/tulip/coroutines/OldMistakes.java", "class OldMistakes {}"),
                        "OldMistakes.java: belongs to no exercise, so nobody checks that these mistakes are caught"),
                planted(
                        "a stub already solved",
                        Set.of(1),
                        stage -> stage.change("MyTwice.java", "throw new Todo(\"write it\");", "return n + n;"),
                        "MyTwice.java:6: is solved already: the body of twice must be exactly 'throw new"
                                + " Todo(\"…\");'"),
                planted(
                        "a stub that is no longer the original",
                        Set.of(1),
                        stage -> stage.change("exercise/MyTwice.java", "write it", "write this"),
                        "MyTwice.java: differs from its original, module-coroutines/exercises/stubs/MyTwice.java: make them the"
                                + " same"),
                planted(
                        "a stub without an original",
                        Set.of(1),
                        stage -> stage.remove("stubs/MyTwice.java"),
                        "MyTwice.java: is missing"),
                planted(
                        "a stub with a member that nobody asks for",
                        Set.of(2),
                        stage -> stage.change(
                                "MyCounter.java",
                                "    public int down()",
                                "    void reset() {\n        throw new Todo(\"reset\");\n    }\n\n    public int down()"),
                        "MyCounter.java:12: no exercise asks for reset(): name it in 'fill:'"),
                planted(
                        "no contract",
                        Set.of(1),
                        stage -> stage.remove("TwiceTest.java")
                                .remove("TwiceMistakes.java")
                                .remove("/TwiceContract.java"),
                        "1-twice.md: has no module-coroutines/src/test/java/tulip/coroutines/TwiceContract.java",
                        "1-twice.md: has no module-coroutines/src/test/java/tulip/coroutines/TwiceMistakes.java"));
    }
}
