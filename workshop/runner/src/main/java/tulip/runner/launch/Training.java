package tulip.runner.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.race.LaneTraining;
import tulip.runner.Main;
import tulip.runner.child.StartCache;

/// Runs commands once. The JVM records the classes that they need, and puts these classes into an AOT cache.
///
/// The commands run on a copy of stage 1, so that no participant's progress changes. The output is discarded.
///
/// - `commands`: two that print a few lines.
/// - `run`: checks an answer that is not started, and one that is right. The JVM that runs the answer writes a cache,
/// too:
///   beside the file of the second argument.
/// - `lanes`: crawls a small site with each engine, as the lanes of a race do, and computes its ideal time, as the race
///   does.
/// - `crawl`: reads a site of two pages in this JVM.
public final class Training {
    private Training() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("tulip.home"));
        Path copy = Files.createTempDirectory("tulip-training");
        try {
            copyStage(home.resolve("module-iterators"), copy.resolve("module-iterators"));
            System.setProperty("tulip.home", copy.toString());
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            System.setErr(System.out);
            switch (args[0]) {
                case "crawl" -> crawl(copy.resolve("crawl.state"));
                case "lanes" -> {
                    Main.run("race", "--help");
                    LaneTraining.run();
                }
                case "run" -> run(Path.of(args[1]));
                default -> {
                    Main.run("list");
                    Main.run("hint", "1.1");
                }
            }
        } finally {
            delete(copy);
        }
    }

    private static void run(Path cache) throws IOException {
        Path children = cache.resolveSibling(cache.getFileName().toString().replace("-run", "-child"));
        Path written = children.resolveSibling(children.getFileName() + ".new");
        Main.run("run", "1.1");
        Main.run("catch-up", "1.2"); // writes a right answer
        StartCache.train(written);
        Main.run("run", "1.1");
        Files.move(written, children, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void crawl(Path state) throws IOException {
        try (var site = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(site));
            Main.run("crawl", "http://127.0.0.1:" + site.getLocalPort() + "/", "--state", state.toString());
        }
    }

    /// Answers every request with the same page. A bare socket, so that no server's classes get into the cache.
    private static void serve(ServerSocket site) {
        String page = "<title>A page</title><a href='/'>one</a> <a href='/two?x=1&amp;y'>two</a>";
        String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + page;
        try {
            while (true) {
                try (Socket client = site.accept()) {
                    client.getInputStream().read(new byte[1024]); // one small request
                    client.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException _) {
            // the training is over
        }
    }

    private static void copyStage(Path from, Path to) throws IOException {
        for (String folder : List.of("exercises", "src")) {
            try (Stream<Path> files = Files.walk(from.resolve(folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
