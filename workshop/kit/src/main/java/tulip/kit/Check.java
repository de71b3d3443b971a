package tulip.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// Marks a method of a [Contract] as one of its checks, and states what it proves. Its place is given by `@Order`.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {
    /// The promise, as a sentence about any right answer: "`hasNext` moves nothing, however often it is called."
    String value();
}
