package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The child's end of a [ChildJvm]: settings and commands come from standard input, JSON objects go to standard output.
public final class Parent {
    /// Computes the answer to a command.
    public interface Answers {
        JsonObject to(String command) throws Exception;
    }

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Parent() {}

    /// Takes standard input and output for the protocol. Output of libraries goes to standard error instead.
    public static Parent connect() {
        System.setOut(System.err);
        return new Parent();
    }

    /// Reads the settings of this JVM, which are the first line.
    ///
    /// @throws IOException if the parent has ended
    public JsonObject settings() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the parent has ended");
        }
        return new JsonObject(line);
    }

    /// Writes one object.
    public synchronized void tell(JsonObject object) {
        out.println(object.encode());
    }

    /// Writes a sentence for the user, and ends this JVM with status 1.
    public void fail(String sentence) {
        tell(new JsonObject().put("error", sentence));
        System.exit(1);
    }

    /// Writes that this JVM is ready, then answers each command on a thread of its own. Ends this JVM when the parent
    /// ends, also during an answer.
    public void serve(JsonObject ready, Answers answers) {
        ExecutorService answering = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("answers").factory());
        tell(ready); // last, because the parent may begin to measure now
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line;
                answering.execute(() -> answer(answers, command));
            }
        } catch (IOException gone) {
            // The parent has ended.
        }
        System.exit(0);
    }

    private void answer(Answers answers, String command) {
        try {
            tell(answers.to(command));
        } catch (Exception | Error bug) {
            bug.printStackTrace();
            System.exit(1); // the parent would wait for ever
        }
    }
}
