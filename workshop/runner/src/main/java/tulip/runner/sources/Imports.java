package tulip.runner.sources;

import com.sun.source.tree.ImportTree;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;

/// Adds the imports that code from the reference needs in an answer, which is in another package.
final class Imports {
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*\\b");
    private static final Pattern NO_CODE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//.*|/\\*(?s:.*?)\\*/");

    private Imports() {}

    static void add(JavaSource answer, JavaSource reference, Exercise exercise, CharSequence code, Edits edits) {
        Set<String> words = WORD.matcher(NO_CODE.matcher(code).replaceAll(""))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        Set<String> present = answer.imports().stream().map(Imports::line).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (ImportTree each : reference.imports()) {
            String imported = each.getQualifiedIdentifier().toString();
            String simple = imported.substring(imported.lastIndexOf('.') + 1);
            if (words.contains(simple) || simple.equals("*")) {
                missing.add(line(each));
            }
        }
        for (String word : words) {
            boolean type = Character.isUpperCase(word.charAt(0)) && !word.equals(reference.rootName());
            if (type && Files.exists(exercise.referenceFile().resolveSibling(word + ".java"))) {
                missing.add("import " + reference.packageName() + "." + word + ";");
            }
        }
        missing.removeAll(present);
        insert(answer, missing, edits);
    }

    private static String line(ImportTree each) {
        return "import " + (each.isStatic() ? "static " : "") + each.getQualifiedIdentifier() + ";";
    }

    /// Puts each where the order of the alphabet wants it.
    private static void insert(JavaSource answer, Set<String> missing, Edits edits) {
        for (String line : missing) {
            var later = answer.imports().stream()
                    .filter(each -> line(each).compareTo(line) > 0)
                    .findFirst();
            if (later.isPresent()) {
                edits.insert(answer.span(later.get()).start(), line + "\n");
            } else if (answer.imports().isEmpty()) {
                edits.insert(answer.afterPackage(), "\n\n" + line);
            } else {
                edits.insert(answer.span(answer.imports().getLast()).end(), "\n" + line);
            }
        }
    }
}
