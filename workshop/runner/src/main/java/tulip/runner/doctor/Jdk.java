package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.ToolProvider;

/// The JDK that the launcher chose.
///
/// @param feature   its first number: 25
/// @param name      its full version, and who made it
/// @param javaHome  the value of `JAVA_HOME`, if that is another JDK
/// @param compiler  whether it has a compiler
record Jdk(int feature, String name, Path home, Optional<String> javaHome, boolean compiler) {
    private static final int OLDEST = 25;
    private static final String INSTALL = "install a JDK 25 (https://adoptium.net), and point JAVA_HOME to its folder";

    static Jdk here() {
        Path home = Path.of(System.getProperty("java.home"));
        return new Jdk(
                Runtime.version().feature(),
                System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor"),
                home,
                Optional.ofNullable(System.getenv("JAVA_HOME")).filter(other -> !isSame(other, home)),
                hasCompiler(home));
    }

    private static boolean isSame(String other, Path home) {
        try {
            return other.isEmpty() || Files.isSameFile(Path.of(other), home);
        } catch (IOException | InvalidPathException noFolder) {
            return false;
        }
    }

    /// Maven starts the program `javac`; `run` calls the compiler in its own JVM.
    private static boolean hasCompiler(Path home) {
        String program = Os.here() == Os.WINDOWS ? "javac.exe" : "javac";
        return Files.isExecutable(home.resolve("bin").resolve(program)) && ToolProvider.getSystemJavaCompiler() != null;
    }

    Finding finding() {
        String found = name + ", in " + home;
        if (feature < OLDEST) {
            return Finding.wrong("jdk", found + ", is too old: the workshop needs 25 or newer", INSTALL);
        }
        if (!compiler) {
            return Finding.wrong("jdk", found + ", has no compiler (javac)", INSTALL);
        }
        String not = javaHome.map(other -> "; JAVA_HOME is not used, because " + other + " is no JDK 25 or newer")
                .orElse("");
        return Finding.ok("jdk", found + not);
    }
}
