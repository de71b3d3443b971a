package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;

/// The file that Perfetto opens. `TraceFormatTest` of the runner reads it with another parser.
final class ChromeTraceTest extends OnEachBackend {
    private final StringWriter json = new StringWriter();

    private void trace(Runnable program) {
        try (var file = new ChromeTrace(json)) {
            loop.traceTo(file.ofLoop());
            program.run();
        }
    }

    @Test
    void aPauseIsASliceAndSoIsAStepThatTakesTime() {
        trace(() -> run(() -> Async.await(Async.start("Ada", sleeper("Ada", 1, "tea")))));
        assertEquals("""
                [
                {"ph":"M","pid":1,"tid":1,"name":"process_name","args":{"name":"event loop 1"}},
                {"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"the loop"}},
                {"ph":"M","pid":1,"tid":1,"name":"thread_sort_index","args":{"sort_index":1}},
                {"ph":"M","pid":1,"tid":2,"name":"thread_name","args":{"name":"task-1"}},
                {"ph":"M","pid":1,"tid":2,"name":"thread_sort_index","args":{"sort_index":2}},
                {"ph":"M","pid":1,"tid":3,"name":"thread_name","args":{"name":"Ada"}},
                {"ph":"M","pid":1,"tid":3,"name":"thread_sort_index","args":{"sort_index":3}},
                {"name":"runs","cat":"step","ph":"i","ts":0,"pid":1,"tid":2,"s":"t","args":{"then":"waits for Ada"}},
                {"name":"runs","cat":"step","ph":"i","ts":0,"pid":1,"tid":3,"s":"t","args":{"then":"sleeps"}},
                {"name":"wakes","cat":"flow","ph":"s","ts":0,"pid":1,"tid":2,"id":1},
                {"name":"wakes","cat":"flow","ph":"f","ts":0,"pid":1,"tid":3,"id":1,"bp":"e"},
                {"name":"asks the selector","cat":"loop","ph":"i","ts":0,"pid":1,"tid":1,"s":"t"},
                {"name":"sleeps","cat":"loop","ph":"X","ts":0,"pid":1,"tid":1,"dur":1000},
                {"name":"a timer is due","cat":"timer","ph":"i","ts":1000,"pid":1,"tid":1,"s":"t"},
                {"name":"sleeps","cat":"pause","ph":"X","ts":0,"pid":1,"tid":3,"dur":1000},
                {"name":"runs","cat":"step","ph":"i","ts":1000,"pid":1,"tid":3,"s":"t","args":{"then":"is done"}},
                {"name":"waits for Ada","cat":"pause","ph":"X","ts":0,"pid":1,"tid":2,"dur":1000},
                {"name":"runs","cat":"step","ph":"i","ts":1000,"pid":1,"tid":2,"s":"t","args":{"then":"is done"}},
                {"name":"wakes","cat":"flow","ph":"s","ts":1000,"pid":1,"tid":3,"id":2},
                {"name":"wakes","cat":"flow","ph":"f","ts":1000,"pid":1,"tid":2,"id":2,"bp":"e"}
                ]
                """, json.toString());
    }

    /// On a manual clock, a step takes the time by which it moves the clock.
    @Test
    void aStepThatTakesNoTimeIsAnInstant() {
        trace(() -> run(() -> {
            clock.advance(Duration.ofNanos(1_500));
            Async.sleep(Duration.ZERO);
            return null;
        }));
        String step = "{\"name\":\"runs\",\"cat\":\"step\",\"ph\":\"%s,\"args\":{\"then\":\"%s\"}}";
        String where = "\"pid\":1,\"tid\":2,";
        assertTrue(json.toString()
                .contains(step.formatted("X\",\"ts\":0," + where + "\"dur\":1.4997", "lets others run")));
        assertTrue(json.toString().contains(step.formatted("i\",\"ts\":1.5002," + where + "\"s\":\"t\"", "is done")));
    }

    @Test
    void whatStillWaitsIsShownToTheEnd() {
        trace(() -> run(() -> {
            Async.start("Ada", () -> loop.createFuture().await());
            Async.sleep(millis(2));
            return null;
        }));
        String waits = "{\"name\":\"waits for a future\",\"cat\":\"pause\",\"ph\":\"X\",\"ts\":0,\"pid\":1,\"tid\":3,"
                + "\"dur\":2000}\n]\n";
        assertTrue(json.toString().endsWith(waits), json.toString());
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void aProgramThatFailsLeavesAWholeFile() {
        assertThrows(
                ArithmeticException.class,
                () -> trace(() -> run(() -> {
                    throw new ArithmeticException("no milk");
                })));
        String then = "{\"then\":\"has failed: java.lang.ArithmeticException: no milk\"}}\n]\n";
        assertTrue(json.toString().endsWith(then), json.toString());
    }

    @Test
    void anInterruptedLoopLeavesAWholeFile() {
        trace(() -> {
            loop.createTask("Ada", sleeper("Ada", 1, "tea"));
            loop.stop(); // as an interrupt of the sleep does
            loop.runForever();
        });
        assertTrue(json.toString().endsWith("}\n]\n"), json.toString());
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void textIsEscaped() {
        assertEquals("\"a \\\"b\\\" c\\\\d\"", ChromeTrace.string("a \"b\" c\\d"));
        assertEquals("\"\\u0000\\u000a\\u001b\\u007f\\u0085\"", ChromeTrace.string("\0\n\033\177\u0085"));
        assertEquals("\"茶 ☕ 🫖\"", ChromeTrace.string("茶 ☕ 🫖"));
        assertEquals("\"\ufffd \ufffd\"", ChromeTrace.string("\ud83e \uded6"));
    }

    /// A reader may cut, as Perfetto does, or round, or count with fractions.
    @Test
    void noReaderSeesASliceBeginBeforeTheEndOfAnother() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(Duration.ofDays(1).toNanos());
            double micros = Double.parseDouble(ChromeTrace.time(nanos));
            assertEquals(nanos, (long) (micros * 1_000));
            assertEquals(nanos, Math.round(micros * 1_000));
            long end = nanos + 1 + random.nextLong(random.nextBoolean() ? 3_000 : 3_000_000_000L);
            double lasts = Double.parseDouble(ChromeTrace.duration(nanos, end));
            double next = Double.parseDouble(ChromeTrace.time(end));
            assertEquals(end - nanos, Math.round(lasts * 1_000));
            assertTrue((long) (lasts * 1_000) <= end - nanos);
            assertTrue(micros + lasts <= next);
        }
        assertEquals(1_000, (long) (1.001 * 1_000)); // the reason
        assertEquals("0.5007", ChromeTrace.duration(1_000, 1_501));
        assertEquals("1000", ChromeTrace.duration(1_000, 1_001_000));
        assertEquals("1.0012", ChromeTrace.time(1_001));
        assertEquals("180000000", ChromeTrace.time(Duration.ofMinutes(3).toNanos()));
    }

    @Test
    void aSecondLoopIsASecondProcess() {
        try (var file = new ChromeTrace(json);
                var other = new SelectorEventLoop(new ManualClock())) {
            loop.traceTo(file.ofLoop());
            other.traceTo(file.ofLoop());
            run(() -> null);
            other.runUntilComplete(() -> null);
        }
        assertTrue(json.toString()
                .contains("\"pid\":2,\"tid\":1,\"name\":\"process_name\",\"args\":{\"name\":\"event loop 2\"}}"));
        assertFalse(json.toString().contains("\"pid\":3"));
    }

    @Test
    void aFullDiskDoesNotStopTheProgramAndIsReportedAtTheEnd() {
        var file = new ChromeTrace(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        loop.traceTo(file.ofLoop());
        assertEquals("tea", run(() -> "tea"));
        assertEquals(
                "no space left",
                assertThrows(UncheckedIOException.class, file::close).getCause().getMessage());
        file.close();
    }

    @Test
    void whatHappensAfterTheEndIsLeftOut() {
        var file = new ChromeTrace(json);
        loop.traceTo(file.ofLoop());
        file.close();
        run(() -> null);
        assertEquals("[\n\n]\n", json.toString());
    }
}
