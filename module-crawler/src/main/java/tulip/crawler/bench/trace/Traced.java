package tulip.crawler.bench.trace;

import java.io.Writer;
import jdk.jfr.Recording;
import tulip.async.ChromeTrace;
import tulip.async.SelectorEventLoop;
import tulip.crawler.bench.Names;

/// The ways to trace that are compared. What they write goes nowhere, so that no disk is measured.
enum Traced {
    OFF {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            return () -> {};
        }
    },
    /// The same as [#OFF]: the difference is the error of the measurement.
    OFF_AGAIN {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            return () -> {};
        }
    },
    /// A flight recorder in memory.
    EVENTS {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            loop.traceTo(new LastEvents());
            return () -> {};
        }
    },
    TEXT {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            loop.traceTo(_ -> {});
            return () -> {};
        }
    },
    JSON {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            var file = new ChromeTrace(Writer.nullWriter());
            loop.traceTo(file.ofLoop());
            return file;
        }
    },
    /// A recording of the JDK's Flight Recorder that wants all events of tasks.
    JFR {
        @Override
        AutoCloseable begin(SelectorEventLoop loop) {
            var recording = new Recording();
            recording.setMaxSize(MOST_BYTES);
            for (String event : new String[] {"TaskCreated", "TaskStep", "TaskWait"}) {
                recording.enable("tulip." + event);
            }
            recording.start();
            return recording;
        }
    };

    private static final long MOST_BYTES = 16 << 20;

    /// Begins to trace a loop.
    ///
    /// @return ends it
    abstract AutoCloseable begin(SelectorEventLoop loop);

    static Traced parse(String id) {
        return Names.parse(Traced.class, "trace", id);
    }
}
