package tulip.crawler.web.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import tulip.async.Async;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpDate;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;

/// Serves the files of a folder, with conditions (RFC 9110, section 13) and ranges (section 14).
///
/// No address leaves the folder: not by `..`, not by an escape, and not by a symbolic link. A folder means its
/// `index.html`. To read a file blocks, so another thread does it.
public final class StaticFiles implements Endpoint {
    private final Path root;
    private final String prefix;

    /// What an address names.
    private sealed interface Place {
        record Nothing() implements Place {}

        /// A folder, named without the slash at its end: the links in its index would lead elsewhere.
        record FolderWithoutSlash() implements Place {}

        /// A file as it was when the request came.
        record Found(Path path, long size, Instant modified) implements Place {
            Conditions conditions() {
                return new Conditions("\"%x-%x\"".formatted(modified.toEpochMilli(), size), modified);
            }
        }
    }

    /// @param prefix  the path of the folder on the server: `/static` for the route `/static/{file:path}`
    /// @throws IllegalArgumentException if there is no such folder
    public StaticFiles(Path folder, String prefix) {
        try {
            root = folder.toRealPath();
        } catch (IOException none) {
            throw new IllegalArgumentException("the folder '" + folder + "' does not exist", none);
        }
        this.prefix = prefix;
    }

    @Override
    public Application answer(Request request) throws HttpException {
        String rawPath = request.scope().rawPath();
        return switch (Async.toThread(() -> find(rawPath.substring(prefix.length())))) {
            case Place.Nothing _ -> throw new HttpException(404, "there is no such file");
            case Place.FolderWithoutSlash _ ->
                Response.text(301, "the folder is at " + rawPath + "/\n").with("Location", rawPath + "/");
            case Place.Found file -> answer(request, file);
        };
    }

    /// Decides what to send. Reads no file.
    private static Application answer(Request request, Place.Found file) {
        Headers fields = request.scope().headers();
        Conditions conditions = file.conditions();
        Headers headers = new Headers()
                .add("ETag", conditions.tag())
                .add("Last-Modified", HttpDate.text(file.modified))
                .add("Accept-Ranges", "bytes");
        int status = conditions.status(fields);
        if (status != 200) {
            return new Response(status, headers, Event.NO_BYTES);
        }
        headers.add("Content-Type", MediaTypes.of(file.path.getFileName().toString()));
        boolean mayBePart = request.method().equals("GET") && conditions.allowRange(fields); // section 14.2
        Optional<String> range = mayBePart ? fields.first("Range") : Optional.empty();
        return switch (ByteRange.parse(range, file.size)) {
            case ByteRange.Asked.Whole _ -> part(200, headers, file.path, new ByteRange(0, file.size - 1));
            case ByteRange.Asked.Part(ByteRange part) ->
                part(
                        206,
                        headers.add("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + file.size),
                        file.path,
                        part);
            case ByteRange.Asked.Nothing _ ->
                Response.text(416, "the file has " + file.size + " bytes\n")
                        .with("Content-Range", "bytes */" + file.size);
        };
    }

    private static StreamingResponse part(int status, Headers headers, Path path, ByteRange range) {
        headers.add("Content-Length", Long.toString(range.length()));
        return new StreamingResponse(status, headers, StreamingResponse.parts(new FileParts(path, range)));
    }

    /// Finds the file of a path. Blocks.
    ///
    /// @param path  as sent, with its escapes
    private Place find(String path) throws HttpException {
        try {
            Optional<String> relative = FilePath.relative(path);
            if (relative.isEmpty()) {
                return new Place.Nothing();
            }
            Path named = Path.of(URI.create(rootUri() + relative.get()));
            if (Files.isDirectory(named)) {
                boolean slash = path.endsWith("/");
                return slash ? file(named.resolve("index.html")) : new Place.FolderWithoutSlash();
            }
            return path.endsWith("/") ? new Place.Nothing() : file(named);
        } catch (FilePath.Malformed malformed) {
            throw new HttpException(400, malformed.getMessage());
        } catch (IOException | IllegalArgumentException none) { // a name that this file system does not know
            return new Place.Nothing();
        }
    }

    private Place file(Path named) throws IOException {
        Path file = named.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!file.startsWith(root) || !attributes.isRegularFile() || !Files.isReadable(file)) {
            return new Place.Nothing();
        }
        Instant modified = attributes.lastModifiedTime().toInstant();
        return new Place.Found(file, attributes.size(), modified);
    }

    private String rootUri() {
        String uri = root.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
