package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two programs in which CPython's queue lets a task be overtaken, and ours does not (decision record 32).
final class FairQueueTest {
    private static final String IN_PYTHON = """
            import asyncio

            async def getters():
                queue, trace = asyncio.Queue(), []
                async def get(name):
                    trace.append(f"{name} got {await queue.get()}")
                a = asyncio.create_task(get("a"))
                await asyncio.sleep(0)
                b = asyncio.create_task(get("b"))
                queue.put_nowait(1)
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                queue.put_nowait(2)
                await asyncio.gather(a, b)
                print(", ".join(trace))

            async def putters():
                queue = asyncio.Queue(1)
                queue.put_nowait(1)
                a = asyncio.create_task(queue.put(2))
                await asyncio.sleep(0)
                queue.get_nowait()
                try:
                    queue.put_nowait(3)
                    print("put 3")
                except asyncio.QueueFull:
                    print("full")
                print("got", await queue.get())
                await a

            asyncio.run(getters())
            asyncio.run(putters())
            """;

    @Test
    void hereNobodyIsOvertaken() {
        List<String> trace = new ArrayList<>();
        Async.run(() -> getters(trace));
        assertEquals(List.of("a got 1", "b got 2"), trace);
        trace.clear();
        Async.run(() -> putters(trace));
        assertEquals(List.of("full", "got 2"), trace);
    }

    @Test
    void inCPythonTheWokenTaskIsOvertaken() throws Exception {
        Process python = null;
        try {
            python = new ProcessBuilder("python3", "-c", IN_PYTHON).start();
        } catch (IOException absent) {
            assumeTrue(false, "there is no python3");
        }
        String error = new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", error);
        assertEquals(
                List.of("b got 1, a got 2", "put 3", "got 3"), output.lines().toList());
    }

    private static Void getters(List<String> trace) {
        var queue = new Queue<Integer>();
        Task<?> a = Async.start(() -> trace.add("a got " + queue.get()));
        pass();
        Task<?> b = Async.start(() -> trace.add("b got " + queue.get()));
        queue.put(1);
        pass();
        pass();
        queue.put(2);
        a.await();
        b.await();
        return null;
    }

    private static Void putters(List<String> trace) {
        var queue = new Queue<Integer>(1);
        queue.put(1);
        Task<Void> a = Async.start(() -> {
            queue.put(2);
            return null;
        });
        pass();
        queue.get();
        trace.add(queue.offer(3) ? "put 3" : "full");
        trace.add("got " + queue.get());
        return a.await();
    }

    private static void pass() {
        Async.sleep(Duration.ZERO);
    }
}
