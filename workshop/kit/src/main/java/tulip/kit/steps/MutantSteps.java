package tulip.kit.steps;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/// Puts steps into classes while PIT tests with mutants. PIT's agent replaces the bytes of a mutated class when the
/// JVM defines the class, so the steps must come after that.
final class MutantSteps implements ClassFileTransformer {
    /// Whether PIT runs this JVM.
    static final boolean NEEDED = follow("org.pitest.boot.HotSwapAgent");

    /// @return whether there is such an agent
    private static boolean follow(String agent) {
        try {
            Class.forName(agent, true, ClassLoader.getSystemClassLoader())
                    .getMethod("addTransformer", ClassFileTransformer.class)
                    .invoke(null, new MutantSteps());
            return true;
        } catch (ReflectiveOperationException absent) {
            return false;
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        return loader instanceof StepLoader steps && StepLoader.isOfAStage(name.replace('/', '.'))
                ? steps.withSteps(bytes)
                : null;
    }
}
