package tulip.runner.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The present size of the terminal, which the system tells. It changes when the user resizes the window.
///
/// @param rows  0 if the system does not know them
record WindowSize(int columns, int rows) {
    private static final int STANDARD_OUTPUT = 1;
    private static final long LINUX_REQUEST = 0x5413; // TIOCGWINSZ
    private static final long MAC_REQUEST = 0x40087468;
    private static final long BYTES = 8; // four unsigned 16-bit numbers: rows, columns, and both in pixels
    private static final long COLUMNS_OFFSET = 2;

    /// Null where the system has no such call, as on Windows.
    private static final MethodHandle IOCTL = ioctl();

    /// Asks the system; empty if standard output is no terminal, or the system does not say.
    static Optional<WindowSize> now() {
        if (IOCTL == null) {
            return Optional.empty();
        }
        long request = System.getProperty("os.name").startsWith("Mac") ? MAC_REQUEST : LINUX_REQUEST;
        try (var arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(BYTES);
            int status = (int) IOCTL.invokeExact(STANDARD_OUTPUT, request, size);
            int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, COLUMNS_OFFSET));
            int rows = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0));
            return status == 0 && columns > 0 ? Optional.of(new WindowSize(columns, rows)) : Optional.empty();
        } catch (Throwable failed) { // a method handle may throw anything
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle ioctl() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return null;
        }
        var linker = Linker.nativeLinker();
        var types = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        return linker.defaultLookup()
                .find("ioctl")
                .map(address -> linker.downcallHandle(address, types, Linker.Option.firstVariadicArg(2)))
                .orElse(null);
    }
}
