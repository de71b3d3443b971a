package tulip.async;

/// Thrown by a queue that was shut down (`asyncio.QueueShutDown`, since 3.13).
public final class QueueShutDown extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public QueueShutDown() {
        super("the queue was shut down");
    }
}
