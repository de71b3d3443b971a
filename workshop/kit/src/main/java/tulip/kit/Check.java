package tulip.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// Marks a method of a [Contract] as a check, and states what it proves. `@Order` gives its position.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {
    /// The promise, as a sentence about any right answer: "`hasNext` moves nothing, however often it is called."
    String value();
}
