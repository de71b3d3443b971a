package tulip.generators.example;

import tulip.generators.Generator;

/// Shows why a body must not hold a monitor where it yields: on a continuation it may hang its caller, or let it in.
///
/// Tried on JDK 25: with a fresh lock the last line is never printed, with one that was waited on before it is.
final class HeldMonitor {
    private HeldMonitor() {}

    @SuppressWarnings("WaitNotInLoop") // nobody waits for anything
    static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        if (args.length > 0) {
            synchronized (lock) {
                lock.wait(1); // now the lock has a monitor of its own, outside of any stack
            }
        }
        Generator<String> generator = Generator.of(out -> {
            synchronized (lock) {
                out.yield("the body holds the lock");
            }
        });
        IO.println(generator.next());
        synchronized (lock) { // the same thread: what the body held went to the heap with its frames
            IO.println("its caller is in as well");
        }
    }
}
