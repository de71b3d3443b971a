package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tulip.async.Queue;
import tulip.crawler.TaskWorkerQueue;

/// Names are replaced in a class file wherever they name the class, and nowhere else.
final class ClassNamesTest {
    private static byte[] read(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    private static Set<String> classes(byte[] classFile) {
        Set<String> names = new TreeSet<>();
        ClassFile.of().parse(classFile).constantPool().forEach(entry -> {
            if (entry instanceof ClassEntry type) {
                names.add(type.asInternalName());
            }
        });
        return names;
    }

    @Test
    void aWorkerQueueGetsAnotherQueue() throws IOException {
        byte[] before = read(TaskWorkerQueue.class);
        byte[] after = new ClassNames(Map.of(Queue.class.getName(), "other.Queue")).replaceIn(before);
        Set<String> expected = classes(before);
        expected.remove("tulip/async/Queue");
        expected.add("other/Queue");
        assertEquals(expected, classes(after));
        ClassFile.of().parse(after).constantPool().forEach(entry -> {
            if (entry instanceof Utf8Entry text) {
                assertEquals(-1, text.stringValue().indexOf("Ltulip/async/Queue;"), text.stringValue());
            }
        });
    }

    /// Long and double constants take two indices.
    @Test
    void aFileWithEveryKindOfConstantStaysTheSameIfNoNameIsReplaced() throws IOException {
        for (Class<?> type : Set.of(TaskWorkerQueue.class, Math.class, MineEngine.class, EngineKind.class)) {
            byte[] before = read(type);
            assertArrayEquals(
                    before, new ClassNames(Map.of("none.Such", "other.One")).replaceIn(before), type.getName());
        }
    }
}
