package tulip.runner.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The main class of the child JVM. It carries out orders until its parent is gone.
///
/// Its standard input holds only the nonce, so an answer that reads standard input gets the end of the stream at
/// once.
final class ChildMain {
    static final int ORDER = 'O';
    static final int WHERE = 'W';
    private static final int MOST_THREADS = 1_000;

    private ChildMain() {}

    /// Connects to the parent and carries out its orders.
    ///
    /// @param arguments  the parent's port, and the two limits of a [Console]
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.US); // an answer that formats a number gets the same digits on every machine
        String nonce = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
        var parent = new Parent(Integer.parseInt(arguments[0]), nonce);
        var console = new Console(parent, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        ThreadLimit.watch(parent, MOST_THREADS);
        WarmUp.run();
        console.install();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(parent, console)));
        parent.tell(new Message.Ready());
        try {
            listen(parent, console);
        } catch (IOException parentIsGone) {
            Runtime.getRuntime().halt(ExitStatus.ABANDONED); // an answer could delay exit()
        }
    }

    private static void listen(Parent parent, Console console) throws IOException {
        DataInputStream in = parent.in();
        while (true) {
            int what = in.readUnsignedByte();
            if (what == WHERE) {
                console.drain();
                parent.tell(new Message.Stands(Answer.placeOfAnyone()));
            } else {
                var run = new ContractRun(parent, console, Order.read(in));
                Thread.ofPlatform().name("contract").daemon().start(() -> survive(run));
            }
        }
    }

    private static void survive(Runnable run) {
        try {
            run.run();
        } catch (OutOfMemoryError full) {
            Runtime.getRuntime().halt(ExitStatus.OUT_OF_MEMORY);
        }
    }

    /// Runs when something calls `System.exit`.
    private static void leave(Parent parent, Console console) {
        console.drain();
        parent.tell(new Message.Leaving(Answer.placeOfWhoCalls("java.lang.Runtime.exit")));
    }
}
