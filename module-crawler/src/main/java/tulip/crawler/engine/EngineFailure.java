package tulip.crawler.engine;

/// Says that an engine could not go on, for a reason that is not the site's: the message is a sentence for the user.
public final class EngineFailure extends RuntimeException {
    EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
