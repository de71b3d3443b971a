package tulip.generators;

/// Chooses the backend of all generators that `Generator.of` makes, until this object is closed.
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
