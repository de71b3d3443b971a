package tulip.async.example;

import java.util.concurrent.CompletableFuture;
import tulip.async.FutureObject;
import tulip.async.SelectorEventLoop;

/// Shows when the callbacks of two kinds of futures run, and in which order.
final class InlineCallbacks {
    private InlineCallbacks() {}

    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows these callbacks
    private static void completableFuture() {
        var cup = new CompletableFuture<String>();
        cup.thenAccept(drink -> IO.println("second " + drink));
        cup.thenAccept(drink -> IO.println("first " + drink));
        cup.complete("tea"); // calls both now, the newest first
        IO.println("the tea is served");
    }

    private static void future() {
        try (var loop = new SelectorEventLoop()) {
            var cup = new FutureObject<String>(loop);
            cup.addDoneCallback(done -> IO.println("first " + done.result()));
            cup.addDoneCallback(done -> IO.println("second " + done.result()));
            cup.setResult("tea"); // puts both into the ready queue
            IO.println("the tea is served");
            loop.stop();
            loop.runForever(); // one turn
        }
    }

    static void main() {
        completableFuture();
        future();
    }
}
