package tulip.runner;

import picocli.CommandLine.IVersionProvider;

/// Prints the versions, for bug reports and for scripts that need the same JDK.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Codename Tulip 1.0", "Java version: " + Runtime.version(), "Java home: " + System.getProperty("java.home"),
        };
    }
}
