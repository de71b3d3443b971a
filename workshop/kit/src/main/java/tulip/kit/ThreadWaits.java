package tulip.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells in which method of the JDK each thread of an answer waits, and what would end the wait.
final class ThreadWaits {
    private static final int MOST = 3;

    /// What ends a wait in these methods.
    private static final Map<String, String> ENDS = Map.ofEntries(
            Map.entry("LockSupport.park", "an unpark of this thread"),
            Map.entry("Object.wait", "a notify"),
            Map.entry("Thread.join", "the end of that thread"),
            Map.entry("CountDownLatch.await", "the last countDown"),
            Map.entry("CyclicBarrier.await", "the last thread that comes to the barrier"),
            Map.entry("CompletableFuture.join", "complete"),
            Map.entry("CompletableFuture.get", "complete"),
            Map.entry("FutureTask.get", "the end of its work"),
            Map.entry("Semaphore.acquire", "a release"),
            Map.entry("ReentrantLock.lock", "an unlock by the thread that holds the lock"),
            Map.entry("SynchronousQueue.put", "a take"),
            Map.entry("SynchronousQueue.take", "a put"),
            Map.entry("ArrayBlockingQueue.put", "a take"),
            Map.entry("ArrayBlockingQueue.take", "a put"),
            Map.entry("LinkedBlockingQueue.take", "a put"));

    private ThreadWaits() {}

    /// `the check waits in CountDownLatch.await: the last countDown ends the wait (MyTee.java:17)`, and so on.
    static List<String> tell(Thread check, List<ThreadDump.Snapshot> dump) {
        List<String> told = dump.stream()
                .filter(thread -> !thread.running())
                .flatMap(thread -> wait(thread, dump).stream().map(words -> name(thread, check) + " waits " + words))
                .toList();
        return HangStory.limited(told, MOST, "thread", "threads");
    }

    private static String name(ThreadDump.Snapshot thread, Thread check) {
        if (thread.id() == check.threadId()) {
            return "the check";
        }
        return thread.name().isBlank() ? "a thread" : thread.name().replaceFirst("@[0-9a-f]+$", "");
    }

    private static Optional<String> wait(ThreadDump.Snapshot thread, List<ThreadDump.Snapshot> dump) {
        List<StackTraceElement> stack = thread.stack();
        int own = 0;
        while (own < stack.size() && !Frames.isAnswer(stack.get(own))) {
            own++;
        }
        if (own == stack.size()) {
            return Optional.empty();
        }
        StackTraceElement line = stack.get(own);
        return (own == 0 ? monitor(thread, dump) : method(stack.get(own - 1)))
                .map(words -> words + " (" + line.getFileName() + ":" + line.getLineNumber() + ")");
    }

    private static Optional<String> monitor(ThreadDump.Snapshot thread, List<ThreadDump.Snapshot> dump) {
        return dump.stream()
                .filter(other -> other.id() != thread.id() && other.locked().contains(thread.waitsToLock()))
                .map(holder -> "for a monitor, which " + holder.name() + " holds")
                .findFirst();
    }

    /// The method that the answer has called, unless it is one of the workshop's: a body that pauses does not wait.
    private static Optional<String> method(StackTraceElement call) {
        if (!call.getClassName().startsWith("java.")) {
            return Optional.empty();
        }
        String type = call.getClassName();
        String method = type.substring(type.lastIndexOf('.') + 1) + "." + call.getMethodName();
        String end = ENDS.containsKey(method) ? ": " + ENDS.get(method) + " ends the wait" : "";
        return Optional.of("in " + method + end);
    }
}
