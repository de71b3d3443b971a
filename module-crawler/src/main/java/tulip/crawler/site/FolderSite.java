package tulip.crawler.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tulip.crawler.web.app.FilePath;
import tulip.crawler.web.app.MediaTypes;

/// Serves a folder of real HTML files. Reads the file from disk for each request.
///
/// No address leaves the folder by `..`. Symbolic links are followed, even out of the folder, because the documentation
/// of Debian packages uses them. So serve only folders whose links you trust.
public final class FolderSite implements Site {
    /// The response to a longer file has status 500, because a reply is held in memory.
    static final int MAX_FILE_BYTES = 32 << 20;

    /// The names of the page that stands for its folder: the first one that exists is served.
    private static final List<String> INDEXES = List.of("index.html", "index.htm", "index.xhtml");

    private final String folderUri; // ends with a slash
    private final String start;

    /// Checks the folder and finds the start page.
    ///
    /// @param startPage  a file below the folder, such as `guide/intro.html`; null for its index
    /// @throws IllegalArgumentException with a sentence for the user, if there is no start page
    public FolderSite(Path folder, String startPage) {
        requireReadable(folder);
        try {
            Path root = folder.toRealPath();
            folderUri = root.toUri().toString();
            start = "/" + relativeUri(startPage == null ? indexOf(root) : startOf(root, startPage));
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "the folder '" + folder + "' cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public String start() {
        return start;
    }

    @Override
    public boolean readsFiles() {
        return true;
    }

    /// Answers with the file of this name; the query is ignored. A folder needs a final slash and means its
    /// index.
    @Override
    public Reply reply(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark);
        try {
            Optional<String> relative = FilePath.relative(path);
            if (relative.isEmpty()) {
                return notFound();
            }
            Path file = Path.of(URI.create(folderUri + relative.get()));
            if (Files.isDirectory(file)) {
                return path.endsWith("/") ? file(indexIn(file)) : Reply.movedTo(path + "/" + query);
            }
            return path.endsWith("/") ? notFound() : file(file);
        } catch (FilePath.Malformed malformed) {
            return Reply.error(400, malformed.getMessage());
        } catch (IllegalArgumentException notAFileName) { // such as a colon on Windows
            return notFound();
        }
    }

    private static Reply file(Path file) {
        if (!Files.isRegularFile(file)) { // not a named pipe, which could block for ever
            return notFound();
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                return Reply.error(500, "the file is too large: this site serves at most 32 MiB at once");
            }
            return Reply.ok(MediaTypes.of(file.getFileName().toString()), Files.readAllBytes(file));
        } catch (AccessDeniedException denied) {
            return Reply.error(403, "the file may not be read");
        } catch (IOException broken) {
            return Reply.error(500, "the file cannot be read");
        }
    }

    private static Reply notFound() {
        return Reply.error(404, "there is no such file");
    }

    private static void requireReadable(Path folder) {
        if (!Files.exists(folder)) {
            throw new IllegalArgumentException("the folder '" + folder + "' does not exist");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("'" + folder + "' is not a folder: --folder takes one with HTML files");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw new IllegalArgumentException("the folder '" + folder + "' may not be read by this user");
        }
    }

    private static Path indexOf(Path root) throws IOException {
        Path index = indexIn(root);
        if (Files.isRegularFile(index)) {
            return index;
        }
        throw noPage(root, "the folder '" + root + "' has no index.html");
    }

    private static Path indexIn(Path folder) {
        return INDEXES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(folder.resolve(INDEXES.getFirst()));
    }

    private static Path startOf(Path root, String startPage) throws IOException {
        String name = startPage.startsWith("/") ? startPage.substring(1) : startPage;
        Path page = root.resolve(name).normalize();
        if (!page.startsWith(root) || !Files.isRegularFile(page)) {
            throw noPage(root, "the start page '" + startPage + "' is not a file in the folder '" + root + "'");
        }
        if (!MediaTypes.isPage(name)) {
            throw noPage(root, "the start page '" + startPage + "' is not an HTML file");
        }
        return page;
    }

    private static IllegalArgumentException noPage(Path root, String problem) throws IOException {
        List<Path> candidates = HtmlFiles.firstBelow(root, 3);
        if (candidates.isEmpty()) {
            return new IllegalArgumentException(
                    "the folder '" + root + "' has no .html, .htm or .xhtml file, at any depth");
        }
        List<String> names =
                candidates.stream().map(p -> root.relativize(p).toString()).toList();
        return new IllegalArgumentException(
                problem + ": choose a page with --start, such as " + String.join(" or ", names));
    }

    private String relativeUri(Path page) {
        return page.toUri().toString().substring(folderUri.length());
    }
}
