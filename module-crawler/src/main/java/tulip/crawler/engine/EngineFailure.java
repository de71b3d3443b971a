package tulip.crawler.engine;

/// Thrown when an engine cannot continue, for a reason other than the site. The message is a sentence for the user.
public final class EngineFailure extends RuntimeException {
    EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
