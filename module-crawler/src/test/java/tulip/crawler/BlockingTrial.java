package tulip.crawler;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tulip.kit.Standstill;
import tulip.kit.ThreadDump;

/// A fan-out whose requests block their threads. It has settled when no thread that was started since can run.
final class BlockingTrial implements FanOutTrial {
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;
    private static final int LOOKS = 2; // in a row
    private static final long PATIENCE_NANOS = 5_000_000_000L; // on a busy machine

    private final List<CompletableFuture<String>> answers;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet(); // those that have sent a request
    private final SortedSet<Integer> inFlight = new ConcurrentSkipListSet<>();
    private final Set<Throwable> failures = ConcurrentHashMap.newKeySet(); // equal only if they are the same object
    private final AtomicInteger changes = new AtomicInteger();
    private final Thread caller;
    private final long newest = Thread.ofVirtual().unstarted(() -> {}).threadId(); // later threads have a higher id
    private volatile String does = WAITS;
    private volatile Throwable thrown;

    private BlockingTrial(FanOutContract.Blocking fanOut, int count, int most) {
        answers = Stream.generate(CompletableFuture<String>::new).limit(count).toList();
        List<Callable<String>> requests = IntStream.rangeClosed(1, count)
                .<Callable<String>>mapToObj(number -> () -> send(number))
                .toList();
        caller = Thread.ofPlatform().daemon().name("caller").unstarted(() -> call(fanOut, requests, most));
    }

    static BlockingTrial of(FanOutContract.Blocking fanOut, int count, int most) {
        var trial = new BlockingTrial(fanOut, count, most);
        trial.caller.start();
        return trial;
    }

    private void call(FanOutContract.Blocking fanOut, List<Callable<String>> requests, int most) {
        try {
            does = FanOutTrial.gets(fanOut.all(requests, most));
        } catch (Throwable any) {
            thrown = any;
            String whose = failures.contains(any) ? " (" + any.getMessage() + ")" : "";
            does = "throws " + any.getClass().getSimpleName() + whose;
        }
    }

    private String send(int number) throws Exception {
        threads.add(Thread.currentThread());
        inFlight.add(number);
        changes.incrementAndGet();
        try {
            return answers.get(number - 1).get();
        } catch (ExecutionException failed) {
            throw (IOException) failed.getCause();
        } finally {
            inFlight.remove(number);
            changes.incrementAndGet();
        }
    }

    /// How many different threads have sent requests.
    int threadsUsed() {
        return threads.size();
    }

    boolean allVirtual() {
        return threads.stream().allMatch(Thread::isVirtual);
    }

    boolean anyVirtual() {
        return threads.stream().anyMatch(Thread::isVirtual);
    }

    @Override
    public boolean settle() {
        long begin = System.nanoTime();
        int before = -1;
        int looks = 0;
        while (looks < LOOKS && System.nanoTime() - begin < PATIENCE_NANOS) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            boolean isLast = looks == LOOKS - 1;
            boolean runs = (isLast || !Standstill.isPossible()) && anyRuns(); // a dump takes longer
            int now = changes.get();
            looks = now == before && !runs ? looks + 1 : 0;
            before = now;
        }
        return looks == LOOKS;
    }

    /// Only a dump shows a virtual thread that was woken, and waits for a carrier.
    private boolean anyRuns() {
        List<ThreadDump.Snapshot> threads = ThreadDump.take();
        return threads.isEmpty() || threads.stream().anyMatch(this::isNewAndRuns);
    }

    private boolean isNewAndRuns(ThreadDump.Snapshot thread) {
        return thread.running() && thread.id() > newest && !Standstill.isOfALibrary(thread.name());
    }

    @Override
    public SortedSet<Integer> inFlight() {
        return inFlight;
    }

    @Override
    public void answer(int number) {
        answers.get(number - 1).complete("answer " + number);
        awaitEndOf(number);
    }

    @Override
    public void fail(int number) {
        var failure = new IOException("request " + number + " has failed");
        failures.add(failure);
        answers.get(number - 1).completeExceptionally(failure);
        awaitEndOf(number);
    }

    /// The thread of a request may run late on a busy machine.
    private void awaitEndOf(int number) {
        long begin = System.nanoTime();
        while (inFlight.contains(number) && System.nanoTime() - begin < PATIENCE_NANOS) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public String caller() {
        return does;
    }

    @Override
    public String failsWith(int number) {
        return "throws IOException (request " + number + " has failed)";
    }

    @Override
    public String left() {
        long alive = threads.stream().filter(Thread::isAlive).count();
        return alive == 0 ? "" : alive == 1 ? "1 thread" : alive + " threads";
    }

    @Override
    public Thread callerThread() {
        return caller;
    }

    @Override
    public Throwable thrown() {
        return thrown;
    }

    @Override
    public void close() {
        caller.interrupt();
        answers.forEach(answer -> answer.cancel(false));
        threads.forEach(Thread::interrupt);
    }
}
