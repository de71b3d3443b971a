package tulip.generators;

/// Chooses a backend for whatever is made by name (`Generator.of`), until it is closed.
public final class Chosen implements AutoCloseable {
    private final Suspension before = Suspension.chosen();

    public Chosen(Suspension suspension) {
        Suspension.choose(suspension);
    }

    @Override
    public void close() {
        Suspension.choose(before);
    }
}
