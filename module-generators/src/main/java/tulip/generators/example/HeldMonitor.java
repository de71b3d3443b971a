package tulip.generators.example;

import tulip.generators.Generator;

/// Shows why a body must not yield while it holds a monitor: on a continuation the caller may hang at the monitor,
/// or get the monitor too.
///
/// Seen on JDK 25: with a new lock the program never prints its last line. If a thread has called `lock.wait()`
/// before, the program prints its last line.
final class HeldMonitor {
    private HeldMonitor() {}

    @SuppressWarnings("WaitNotInLoop") // the wait is only there to change the lock
    static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        if (args.length > 0) {
            synchronized (lock) {
                lock.wait(1); // now the lock has a monitor object, outside of any stack
            }
        }
        Generator<String> generator = Generator.of(out -> {
            synchronized (lock) {
                out.yield("the body holds the lock");
            }
        });
        IO.println(generator.next());
        synchronized (lock) { // the same thread, but its record of the lock went to the heap with the body's frames
            IO.println("its caller is in as well");
        }
    }
}
