package tulip.generators.example;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import tulip.generators.LogPipeline;

/// Searches log files, and has only one of them open at a time. In Python: python/search_logs.py.
final class SearchLogs {
    private SearchLogs() {}

    private static InputStream open(Path path) throws IOException {
        IO.println("open " + path.getFileName());
        return new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public void close() throws IOException {
                IO.println("close " + path.getFileName());
                super.close();
            }
        };
    }

    static void main() throws IOException {
        Path folder = Files.createTempDirectory("tulip-logs");
        Files.writeString(folder.resolve("1.log"), "tea\nno milk\n");
        try (var file = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("2.log.gz"))), StandardCharsets.UTF_8)) {
            file.write("no cups\nno sugar\n");
        }
        Files.writeString(folder.resolve("3.log"), "no customers\n");
        try (var found = LogPipeline.grep(folder, ".log", Pattern.compile("no "), SearchLogs::open)) {
            IO.println(found.next());
            IO.println(found.next());
        } // closes the open file, even if something else still refers to the generator
        for (String name : List.of("1.log", "2.log.gz", "3.log", "")) {
            Files.delete(folder.resolve(name));
        }
    }
}
