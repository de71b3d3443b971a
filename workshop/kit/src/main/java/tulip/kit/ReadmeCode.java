package tulip.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the code in a chapter with the sources that it comes from, so that they stay the same.
///
/// A line above every block of Java or Python names its source file, as a path below the chapter's folder:
///
/// ````
/// <!-- from: python/two_walks.py -->
/// ```python
/// print(next(first))
/// ```
/// ````
///
/// The file must contain the block; only the indentation may differ. A line with only `…`, also after `//` or `#`,
/// stands for omitted lines.
public final class ReadmeCode {
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^(?:<!-- from: (?<from>\\S+) -->\\n)?```(?:java|python)\\n(?<code>(?s:.*?))^```$");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*(?:(?://|#) ?)?…\\n");

    private ReadmeCode() {}

    /// Compares every block of a chapter.
    ///
    /// @return one sentence for each block that differs from its file; empty if no block differs
    /// @throws IllegalArgumentException if there is no block at all, because then nothing was compared
    public static List<String> problems(Path readme) throws IOException {
        var problems = new ArrayList<String>();
        String text = Files.readString(readme);
        Matcher block = BLOCK.matcher(text);
        int blocks = 0;
        while (block.find()) {
            blocks++;
            String place = readme.getFileName() + ":"
                    + (1 + text.substring(0, block.start()).lines().count());
            problems.addAll(problems(readme.resolveSibling(block.group("from") + ""), block, place));
        }
        if (blocks == 0) {
            throw new IllegalArgumentException(readme + " has no block of Java or Python");
        }
        return problems;
    }

    private static List<String> problems(Path source, Matcher block, String place) throws IOException {
        if (block.group("from") == null) {
            return List.of(place + ": say above the code where it comes from: <!-- from: PATH -->");
        }
        if (!Files.isRegularFile(source)) {
            return List.of(place + ": there is no file " + source);
        }
        String code = Files.readString(source);
        int from = 0;
        for (String part : LEFT_OUT.splitAsStream(block.group("code")).toList()) {
            Matcher found = anyIndentation(part).matcher(code);
            if (!found.find(from)) {
                return List.of(place + ": this is not, or not here, in " + source.getFileName() + ":\n" + part);
            }
            from = found.end();
        }
        return List.of();
    }

    /// Matches these lines with any common indentation.
    private static Pattern anyIndentation(String lines) {
        int least = lines.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        var pattern = new StringBuilder("(?m)");
        boolean first = true;
        for (String line : lines.lines().toList()) {
            if (line.isBlank()) {
                pattern.append("^\\n");
            } else {
                pattern.append(first ? "^(?<indentation> *)" : "^\\k<indentation>")
                        .append(Pattern.quote(line.substring(least)))
                        .append("\\n");
                first = false;
            }
        }
        return Pattern.compile(pattern.toString());
    }
}
