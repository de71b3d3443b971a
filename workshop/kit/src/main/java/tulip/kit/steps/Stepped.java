package tulip.kit.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a check that uses a [Schedule]. The check runs on a copy of its contract, in which all classes of the stage
/// are loaded again by a [StepLoader].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Stepped {}
