package tulip.runner.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a run as four files: a page that needs nothing else, all data as JSON, Markdown, and a picture.
///
/// No file is ever overwritten: the files of a run have the next number, as in `crawl-2.html`.
///
/// @param folder  made when the first file is written
record ResultFiles(Path folder) {
    private static final int MOST = 10_000;

    /// Makes the folder, so that a speaker learns before a run if there can be none.
    ///
    /// @throws IOException with a sentence for the user
    void prepare() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw unwritable(refused);
        }
    }

    /// Writes the files.
    ///
    /// @return their names, for people
    /// @throws IOException with a sentence for the user
    String write(Recording run) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        texts.put("html", ResultPage.html(run));
        texts.put("json", run.toJson().encode() + "\n");
        texts.put("md", ResultText.markdown(run));
        texts.put("svg", CurvePicture.svg(run));
        try {
            Files.createDirectories(folder);
            return folder + "/" + write(run.scenario(), texts) + ".html, .json, .md, .svg";
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    /// Makes a new folder for files of a look into the lanes, under the first free number.
    ///
    /// @param kind  the name without its number, such as `crawl-dump`
    /// @throws IOException with a sentence for the user
    Path newFolder(String kind) throws IOException {
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= MOST; number++) {
                try {
                    return Files.createDirectory(folder.resolve(kind + "-" + number));
                } catch (FileAlreadyExistsException _) {
                    // the next number
                }
            }
            throw tooMany();
        } catch (IOException refused) {
            throw unwritable(refused);
        }
    }

    private static IOException tooMany() {
        return new IOException("there are " + MOST + " results in it already");
    }

    private IOException unwritable(IOException cause) {
        String reason = switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file is in the way";
            case NoSuchFileException _ -> "no folder can be made there";
            default -> cause.getMessage();
        };
        return new IOException("the result cannot be written to " + folder + ": " + reason, cause);
    }

    /// Writes under the first free number. The first file claims the number, so that two programs never share one.
    private String write(String scenario, Map<String, String> texts) throws IOException {
        for (int number = 1; number <= MOST; number++) {
            String name = scenario + "-" + number;
            if (texts.keySet().stream().anyMatch(ending -> Files.exists(file(name, ending)))) {
                continue;
            }
            try {
                for (var each : texts.entrySet()) {
                    Files.writeString(
                            file(name, each.getKey()),
                            each.getValue(),
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE_NEW);
                }
                return name;
            } catch (FileAlreadyExistsException _) {
                // another program was faster: the next number
            }
        }
        throw tooMany();
    }

    private Path file(String name, String ending) {
        return folder.resolve(name + "." + ending);
    }
}
