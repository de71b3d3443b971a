package tulip.runner.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;

final class SourcesTest {
    private static final String FILLED = """
            package tulip.iterators.exercise;

            import java.util.ArrayList;
            import java.util.List;
            import tulip.kit.Todo;

            public final class MyBell {
                private final List<String> heard;
                private boolean muted; // for good

                public MyBell(List<String> heard) {
                    this.heard = heard;
                }

                public List<String> ring() {
                    if (!MyBell.this.muted) {
                        heard.add("Bell");
                    }
                    return new ArrayList<>(heard);
                }

                public void mute() {
                    throw new Todo("mute");
                }
            }
            """;

    @TempDir
    private Path home;

    private Exercise ring;
    private Exercise mute;

    @BeforeEach
    void twoExercisesShareAFile() throws IOException {
        var workshop = Workshop.in(home);
        ring = workshop.exercise(1);
        mute = workshop.exercise(2);
    }

    @Test
    void fillingWritesOnlyTheExercisesMembersAndWhatTheyNeed() throws IOException {
        Transplant.Filled filled = Transplant.fill(ring, Workshop.STUB);
        assertEquals(FILLED, filled.text());
        assertEquals(List.of("ring"), filled.members());
    }

    @Test
    void fillingLeavesWhatSomebodyWrote() throws IOException {
        String mine = Workshop.STUB.replace("throw new Todo(\"ring\");", "return heard;");
        Transplant.Filled filled = Transplant.fill(ring, mine);
        assertEquals(mine, filled.text());
        assertEquals(List.of("ring"), filled.left());
    }

    @Test
    void aMemberIsAddedOnlyOnce() throws IOException {
        String both = Transplant.fill(mute, FILLED).text();
        assertEquals(2, both.split("private boolean muted;", -1).length);
        assertTrue(both.contains("    public void mute() {\n        muted = true; // the same Bell\n    }\n"), both);
    }

    @Test
    void restoringPutsBackTheExercisesMembersAlone() throws IOException {
        String both = Transplant.fill(mute, FILLED).text();
        assertEquals(FILLED, Stub.restore(mute, both));
        assertEquals(List.of("mute"), Stub.todos(mute, FILLED));
        assertEquals(List.of(), Stub.todos(ring, FILLED));
    }

    @Test
    void theSolutionShowsTheMembersWithTheirCommentsAndLines() throws IOException {
        Excerpt ringing = Solution.of(ring).getLast();
        assertEquals(15, ringing.firstLine());
        assertEquals("/// What was heard so far.", ringing.lines().getFirst());
        assertEquals("    if (!Bell.this.muted) {", ringing.lines().get(2));
        assertEquals(7, ringing.lines().size());
    }

    @Test
    void aDiffShowsOnlyWhatDiffersInTheMembers() throws IOException {
        assertEquals(List.of(), Solution.diff(ring, FILLED));
        String mine = FILLED.replace("return new ArrayList<>(heard);", "return heard;")
                .replace("throw", "// x\nthrow");
        assertEquals(
                List.of(
                        "@@ -16,5 +17,5 @@ ring()",
                        "     if (!MyBell.this.muted) {",
                        "         heard.add(\"Bell\");",
                        "     }",
                        "-    return heard;",
                        "+    return new ArrayList<>(heard);",
                        " }"),
                Solution.diff(ring, mine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aFileKeepsItsMarkAndLineEnds(String end) throws IOException {
        byte[] bytes = ("\uFEFFa" + end + "b" + end).getBytes(StandardCharsets.UTF_8);
        Path file = home.resolve("a.java");
        Files.write(file, bytes);
        SourceText text = SourceText.read(file);
        assertEquals("a\nb\n", text.text());
        assertArrayEquals(bytes, text.bytes());
        assertArrayEquals(
                ("\uFEFFc" + end).getBytes(StandardCharsets.UTF_8),
                text.with("c\n").bytes());
    }

    @Test
    void whatCannotBeDoneIsOneSentence() throws IOException {
        assertFails(
                "MyBell.java:14 has a syntax error: ';' expected", Workshop.STUB.replace("\"ring\");", "\"ring\")"));
        assertFails("there is no ring in MyBell.java", Workshop.STUB.replace("ring()", "rung()"));
        assertFails("MyBell.java declares no class MyBell", Workshop.STUB.replace("MyBell", "Bell"));
        String overloaded = Workshop.STUB.replace("public void mute", "void ring(int a) {}\npublic void mute");
        assertFails("MyBell.java has more than one ring: name its parameters, as in send(T)", overloaded);
        Path latin = home.resolve("Latin.java");
        Files.write(latin, "/* caf\u00e9 */".getBytes(StandardCharsets.ISO_8859_1));
        var thrown = assertThrows(IOException.class, () -> SourceText.read(latin));
        assertEquals("Latin.java is not UTF-8, so it stays as it is: save it as UTF-8", thrown.getMessage());
    }

    private void assertFails(String sentence, String text) {
        var thrown = assertThrows(IOException.class, () -> Transplant.fill(ring, text));
        assertEquals(sentence, thrown.getMessage());
    }

    @Test
    void overloadsConstructorsAndNestedMembersAreTold() throws IOException {
        String text = """
                class Out<T> {
                    Out(int a) {}
                    void send(T t) {}
                    void send(T t, java.util.List<T> more) {}
                    class In { In() {} int send; void send() { throw new Todo("x"); } }
                }
                """;
        JavaSource source = JavaSource.parse(Path.of("Out.java"), text);
        assertEquals(2, line(source, "Out"));
        assertEquals(2, line(source, "Out#Out(int)"));
        assertEquals(3, line(source, "send(T)"));
        assertEquals(4, line(source, "send(T, java.util.List<T>)"));
        assertEquals(5, line(source, "Out.In#send"));
        assertTrue(source.get(MemberName.parse("In#send", "Out")).isTodo());
        assertEquals("In#the constructor", MemberName.parse("In#In", "Out").toString());
        assertThrows(IllegalArgumentException.class, () -> MemberName.parse("a b", "Out"));
    }

    private static int line(JavaSource source, String member) throws IOException {
        return source.line(source.get(MemberName.parse(member, "Out")).span().start());
    }
}
