package tulip.kit;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the imports that a chapter lists with the types of the earlier stage that the stage's classes use.
///
/// The list is below the heading "What it imports from stage N", and has an item for each type:
///
/// ```
/// - [`LazyPipeline`](../module-iterators/…/LazyPipeline.java): what for
/// ```
public final class ChapterImports {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## What it imports from stage \\d$(.*?)(?=^## |\\z)");
    private static final Pattern ITEM = Pattern.compile("(?m)^- \\[`(\\w+)`]");

    private ChapterImports() {}

    /// Reads the chapter and the class files. The participants' classes do not count.
    ///
    /// @param classes  the folder of the stage's compiled classes
    /// @param before   the package of the stage before
    /// @return a sentence for each type that only one side has; empty if the sides agree
    public static List<String> problems(Path readme, Path classes, String before) throws IOException {
        var listed = listed(readme);
        var used = used(classes, before);
        var problems = new ArrayList<String>();
        if (listed.isEmpty() && used.isEmpty()) {
            problems.add(readme + " lists nothing from " + before + ", and nothing of it is used");
        }
        used.stream()
                .filter(type -> !listed.contains(type))
                .forEach(
                        type -> problems.add(type + " of " + before + " is used, but " + readme + " does not list it"));
        listed.stream()
                .filter(type -> !used.contains(type))
                .forEach(type -> problems.add(readme + " lists " + type + " of " + before + ", but nothing uses it"));
        return problems;
    }

    private static SortedSet<String> listed(Path readme) throws IOException {
        var names = new TreeSet<String>();
        var section = SECTION.matcher(Files.readString(readme));
        if (section.find()) {
            ITEM.matcher(section.group(1)).results().forEach(item -> names.add(item.group(1)));
        }
        return names;
    }

    private static SortedSet<String> used(Path classes, String before) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getParent().endsWith("exercise"))
                    .toList();
        }
        var outermost = Pattern.compile("L?" + before.replace('.', '/') + "/(\\w+)(?:\\$.*)?;?");
        var names = new TreeSet<String>();
        for (Path file : files) {
            for (var entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof ClassEntry type) {
                    var found = outermost.matcher(type.asInternalName());
                    if (found.matches()) {
                        names.add(found.group(1));
                    }
                }
            }
        }
        return names;
    }
}
