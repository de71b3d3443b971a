package tulip.async;

import java.nio.channels.SelectableChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import tulip.kit.Clock;

/// A loop that watches fake sockets. In each turn, it runs the callback of each socket that is ready.
final class FakeSocketLoop extends SelectorEventLoop {
    private final Map<SelectableChannel, Runnable> readers = new LinkedHashMap<>();
    private final Map<SelectableChannel, Runnable> writers = new LinkedHashMap<>();
    private final Map<Runnable, Handle> told = new LinkedHashMap<>(); // in this turn
    private int turns;

    FakeSocketLoop(Clock clock) {
        super(clock, new WatchedSelector());
    }

    int turns() {
        return turns;
    }

    /// For which direction of any socket somebody waits.
    String watched() {
        if (readers.isEmpty()) {
            return writers.isEmpty() ? "nothing" : "output";
        }
        return writers.isEmpty() ? "input" : "input and output";
    }

    @Override
    void turn() {
        turns++;
        told.clear();
        readers.forEach((channel, callback) -> {
            if (((FakeSocket) channel).hasInput()) {
                tell(callback);
            }
        });
        writers.forEach((channel, callback) -> {
            if (((FakeSocket) channel).hasRoom()) {
                tell(callback);
            }
        });
        readers.keySet().forEach(channel -> ((FakeSocket) channel).endAlarm());
        writers.keySet().forEach(channel -> ((FakeSocket) channel).endAlarm());
        super.turn();
    }

    private void tell(Runnable callback) {
        told.put(callback, add(callback, Context.EMPTY));
    }

    @Override
    public void addReader(SelectableChannel channel, Runnable callback) {
        add(readers, channel, callback);
    }

    @Override
    public boolean removeReader(SelectableChannel channel) {
        return remove(readers, channel);
    }

    @Override
    public void addWriter(SelectableChannel channel, Runnable callback) {
        add(writers, channel, callback);
    }

    @Override
    public boolean removeWriter(SelectableChannel channel) {
        return remove(writers, channel);
    }

    private static void add(Map<SelectableChannel, Runnable> callbacks, SelectableChannel channel, Runnable callback) {
        if (callbacks.putIfAbsent(channel, callback) != null) {
            throw new IllegalStateException("somebody waits at " + channel + " already: remove that first");
        }
    }

    private boolean remove(Map<SelectableChannel, Runnable> callbacks, SelectableChannel channel) {
        Runnable removed = callbacks.remove(channel);
        if (removed != null && told.containsKey(removed)) {
            told.get(removed).cancel();
        }
        return removed != null;
    }
}
