package tulip.runner.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import tulip.runner.terminal.RawTerminal;

/// Reads keys on a thread of its own, and adds them to the events.
final class Keyboard {
    private Keyboard() {}

    /// Reads the keys of a terminal as soon as it is open. If it cannot be opened, a key needs Enter.
    static void of(CompletableFuture<RawTerminal> terminal, AnsiScreen screen, Consumer<Event> events) {
        start(() -> {
            try {
                read(terminal.join(), screen, events);
            } catch (CompletionException noTerminal) {
                readAll(System.in, events);
            }
        });
    }

    /// Reads lines: each sign is a key, and so is the end of a line.
    static void ofLines(InputStream in, Consumer<Event> events) {
        start(() -> readAll(in, events));
    }

    private static void start(Reading reading) {
        Thread.ofPlatform().name("keys").daemon().start(() -> {
            try {
                reading.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt(); // nothing more can be read
            }
        });
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    private static void read(RawTerminal terminal, AnsiScreen screen, Consumer<Event> events) throws IOException {
        Runnable resize = () -> {
            screen.resize(Size.of(terminal.columns(), terminal.rows()));
            events.accept(new Event.Resized());
        };
        terminal.onInterrupt(() -> events.accept(new Event.Quit()));
        terminal.onResize(resize);
        resize.run(); // the window may have changed since the start
        var decoder = new KeyDecoder();
        for (int key = terminal.read(); key != RawTerminal.END; key = terminal.read()) {
            Optional<Character> sign = key == RawTerminal.NOTHING ? decoder.pause() : decoder.take(key);
            sign.map(Event.Pressed::new).ifPresent(events);
        }
        events.accept(new Event.EndOfInput());
    }

    private static void readAll(InputStream in, Consumer<Event> events) throws IOException {
        for (int sign = in.read(); sign >= 0; sign = in.read()) {
            if (sign != '\r') {
                events.accept(new Event.Pressed((char) sign));
            }
        }
        events.accept(new Event.EndOfInput());
    }
}
