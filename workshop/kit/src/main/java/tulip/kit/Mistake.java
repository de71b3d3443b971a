package tulip.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a common wrong answer: a class, nested in `XMistakes`, that extends the [Contract] which rejects it.
///
/// An answer makes a named mistake if it breaks the same promise first, after the same steps and with the same
/// result.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mistake {
    /// The name of the first check that rejects the mistake.
    String caughtBy();

    /// What is wrong, for a beginner: one to three sentences that do not give the answer away.
    String explanation();

    /// Whether the mistake is that the answer never ends. A check must reject every other mistake before its
    /// deadline.
    boolean hangs() default false;
}
