package tulip.crawler.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ChildJvmTest {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final JsonObject SETTINGS = new JsonObject().put("text", "two\nlines, \"quotes\", ünd –");

    /// Tells its settings, then answers some commands.
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Parent parent = Parent.connect();
            System.out.println("a library says something");
            Thread.ofPlatform().start(Child::waitForEver); // as threads of a library do
            parent.serve(parent.settings(), command -> switch (command) {
                case "wait" -> {
                    parent.tell(new JsonObject().put("waits", true));
                    yield waitForEver();
                }
                case "break" -> throw new IllegalStateException("a bug");
                default -> new JsonObject().put("heard", command);
            });
        }

        private static JsonObject waitForEver() {
            try {
                new CountDownLatch(1).await();
                return new JsonObject();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    @Test
    void settingsAndAnswersArriveWhole() throws IOException {
        try (var child = child()) {
            assertEquals(SETTINGS, child.ready());
            child.send("ünd");
            assertEquals("ünd", child.receive().getString("heard"));
        }
    }

    @Test
    void aBugInAnAnswerEndsTheChildAndIsReported() throws IOException {
        try (var child = child()) {
            child.send("break");
            var ended = assertThrows(IOException.class, child::receive);
            assertTrue(ended.getMessage().contains("the JVM of a test ended with exit status 1"), ended.getMessage());
            assertTrue(ended.getMessage().contains("a bug"), ended.getMessage());
        }
    }

    @Test
    void theChildEndsDuringAnAnswerWhenItsInputEnds() throws Exception {
        try (var child = child()) {
            child.send("wait");
            child.receive();
            child.process().getOutputStream().close();
            assertEquals(0, child.process().waitFor());
        }
    }

    private static ChildJvm child() throws IOException {
        return new ChildJvm("a test", FLAGS, Child.class, SETTINGS);
    }
}
