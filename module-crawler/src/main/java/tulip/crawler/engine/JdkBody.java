package tulip.crawler.engine;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;

/// Receives a body from the JDK's client. The client calls from one thread at a time.
abstract sealed class JdkBody implements BodySubscriber<byte[]> {
    private static final byte[] NOTHING = {};

    final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Subscription subscription; // null until onSubscribe

    /// Keeps the body. A body over the limit fails with `BODY_TOO_LARGE`.
    static final class Keep extends JdkBody {
        private final int maxBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Keep(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        void take(ByteBuffer part) {
            if (part.remaining() > maxBytes - bytes.size()) {
                end(() -> whole.completeExceptionally(tooLarge(maxBytes)));
                return;
            }
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable broken) {
            whole.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }

    /// Reads and discards a short, unwanted body, so that the connection can be kept. An error in the body is no
    /// failure.
    static final class Drop extends JdkBody {
        private int left = UnwantedBody.DROP_BYTES;

        @Override
        void take(ByteBuffer part) {
            left -= part.remaining();
            if (left < 0) {
                end(() -> whole.complete(NOTHING));
            }
        }

        @Override
        public void onError(Throwable broken) {
            whole.complete(NOTHING);
        }

        @Override
        public void onComplete() {
            whole.complete(NOTHING);
        }
    }

    /// Cancels the body, which closes the connection. The result is an empty body or a failure.
    static final class Cancel extends JdkBody {
        Cancel() {
            whole.complete(NOTHING);
        }

        Cancel(FetchFailure failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        void take(ByteBuffer part) {}

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onComplete() {}
    }

    static FetchFailure tooLarge(int maxBytes) {
        return new FetchFailure(FailureKind.BODY_TOO_LARGE, "the body is over " + maxBytes + " bytes");
    }

    abstract void take(ByteBuffer part);

    @Override
    public final void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        if (whole.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public final void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (!whole.isDone()) {
                take(part);
            }
        }
    }

    @Override
    public final CompletionStage<byte[]> getBody() {
        return whole;
    }

    /// Sets the result and cancels the rest of the body, which also closes the connection.
    final void end(Runnable result) {
        result.run();
        subscription.cancel();
    }
}
