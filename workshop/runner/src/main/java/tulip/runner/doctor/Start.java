package tulip.runner.doctor;

import java.io.File;
import java.lang.management.ManagementFactory;

/// How the launcher started this JVM.
///
/// @param launched  whether the launcher started it
/// @param packed    whether the classes come from one jar
/// @param cached    whether the JVM uses an AOT cache
record Start(boolean launched, boolean packed, boolean cached) {
    static Start here() {
        var jvm = ManagementFactory.getRuntimeMXBean();
        String first = jvm.getClassPath().split(File.pathSeparator, 2)[0];
        return new Start(
                System.getProperty("tulip.home") != null,
                first.endsWith(".jar"),
                jvm.getInputArguments().stream().anyMatch(each -> each.startsWith("-XX:AOTCache=")));
    }

    Finding finding() {
        if (!launched) {
            return Finding.note("start", "not by the launcher", "start this with ./tulip (Windows: tulip.cmd)");
        }
        if (!packed || !cached) {
            return Finding.note(
                    "start",
                    "without an AOT cache, so each command starts more slowly",
                    "free some disk space, delete workshop/runner/target/built, and start ./tulip again");
        }
        return Finding.ok("start", "from one jar, with an AOT cache");
    }
}
