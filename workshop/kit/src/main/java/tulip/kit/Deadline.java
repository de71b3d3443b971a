package tulip.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a check another deadline than the usual 3 s. A deadline ends a hanging answer; it does not measure speed.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deadline {
    int millis();
}
