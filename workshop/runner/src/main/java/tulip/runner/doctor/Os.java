package tulip.runner.doctor;

import java.util.Locale;

/// The families of operating systems, whose remedies differ.
public enum Os {
    LINUX,
    MAC,
    WINDOWS;

    public static Os here() {
        return of(System.getProperty("os.name"));
    }

    /// Finds the family by the name that the JVM gives. Other Unix systems count as Linux.
    static Os of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : LINUX;
    }
}
