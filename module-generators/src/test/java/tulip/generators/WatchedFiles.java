package tulip.generators;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Opens files, and records when each file was opened and closed.
final class WatchedFiles implements LogPipeline.Opener {
    private final Set<String> open = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<String> trace = new CopyOnWriteArrayList<>();
    private volatile int mostOpen;

    /// The files that were opened and closed, in this order, and the [notes][#note] between them.
    List<String> trace() {
        return List.copyOf(trace);
    }

    void note(String what) {
        trace.add(what);
    }

    /// The files that are open now.
    List<String> open() {
        return List.copyOf(open);
    }

    /// The most files that were open at once.
    int mostOpen() {
        return mostOpen;
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return watch(file, Files.newInputStream(file));
    }

    InputStream watch(Path file, InputStream content) {
        String name = file.getFileName().toString();
        trace.add("open " + name);
        open.add(name);
        mostOpen = Math.max(mostOpen, open.size());
        return new FilterInputStream(content) {
            @Override
            public void close() throws IOException {
                if (open.remove(name)) {
                    trace.add("close " + name);
                }
                super.close();
            }
        };
    }
}
