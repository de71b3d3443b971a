package tulip.crawler.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Records on their way from the thread of the crawl to the file. A thread of its own writes them.
///
/// The writing of a record begins at most [#MOST_MILLIS] after it came, or when the file has written those before. If
/// the file is slow, the crawl waits.
final class BlockQueue implements AutoCloseable {
    /// Writes blocks so that they survive the end of the process.
    interface Sink {
        void write(List<byte[]> blocks) throws IOException;
    }

    private static final long MOST_MILLIS = 100;
    private static final int BLOCK_BYTES = 8 * 1024;
    private static final int MOST_BLOCKS = 1024;

    private final Sink sink;
    private final Runnable onProblem;
    private final Thread writer;
    private final Bytes open = new Bytes(); // the next block; it and the fields below are guarded by this
    private List<byte[]> full = new ArrayList<>();
    private long sinceNanos; // when the oldest record came that is not taken
    private boolean hurry;
    private boolean closed;
    private IOException problem;

    /// @param onProblem  called once, on the thread of the writer, if a block cannot be written
    BlockQueue(Sink sink, Runnable onProblem) {
        this.sink = sink;
        this.onProblem = onProblem;
        this.writer = Thread.ofPlatform().daemon().name("crawl-state").start(this::writeAll);
    }

    /// Adds a record. Waits if too much is on its way.
    synchronized void add(Consumer<Bytes> record) {
        while (full.size() >= MOST_BLOCKS
                && problem == null
                && !Thread.currentThread().isInterrupted()) {
            waitFor(0);
        }
        if (problem != null) {
            return;
        }
        boolean first = isEmpty();
        if (first) {
            sinceNanos = System.nanoTime();
        }
        record.accept(open);
        if (open.size() >= BLOCK_BYTES) {
            seal();
        }
        if (first) {
            notifyAll();
        }
    }

    /// Asks for a commit at once, and does not wait for it.
    synchronized void flush() {
        hurry = true;
        notifyAll();
    }

    /// Writes the rest.
    ///
    /// @throws IOException if something could not be written, now or before
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (problem != null) {
                throw new IOException(problem.getMessage(), problem); // a new one for each caller
            }
        }
    }

    private void writeAll() {
        for (List<byte[]> blocks = take(); !blocks.isEmpty(); blocks = take()) {
            try {
                sink.write(blocks);
            } catch (IOException | RuntimeException failed) {
                synchronized (this) {
                    problem = failed instanceof IOException known ? known : new IOException(failed);
                    notifyAll();
                }
                onProblem.run();
                return;
            }
        }
    }

    /// Waits for records, then for the time until the next commit.
    ///
    /// @return none if the queue is closed and all is written
    private synchronized List<byte[]> take() {
        while (isEmpty() && !closed) {
            waitFor(0);
        }
        while (millisLeft() > 0 && !closed && !hurry && full.size() < MOST_BLOCKS / 2) {
            waitFor(Math.max(1, millisLeft()));
        }
        hurry = false;
        seal();
        List<byte[]> taken = full;
        full = new ArrayList<>();
        notifyAll();
        return taken;
    }

    /// The time in which the oldest record must be written. The file may have been slow meanwhile.
    private long millisLeft() {
        return MOST_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
    }

    private boolean isEmpty() {
        return full.isEmpty() && open.size() == 0;
    }

    private void seal() {
        if (open.size() > 0) {
            full.add(open.toArray());
            open.clear();
        }
    }

    /// Waits once; all who call this look again.
    ///
    /// @param millis  0: without a limit
    @SuppressWarnings("WaitNotInLoop")
    private void waitFor(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
