package tulip.runner.sources;

import com.sun.source.tree.ImportTree;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;

/// Adds imports to an answer for code that was copied into it.
final class Imports {
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*\\b");
    private static final Pattern NO_CODE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//.*|/\\*(?s:.*?)\\*/");

    private Imports() {}

    /// Adds the imports that code from the stub needs: an editor may have removed those that were unused.
    static void add(JavaSource answer, JavaSource stub, CharSequence code, Edits edits) {
        insert(answer, imports(stub, words(code)), edits);
    }

    /// Adds the imports that code from the reference needs.
    static void add(JavaSource answer, JavaSource reference, Exercise exercise, CharSequence code, Edits edits) {
        Set<String> words = words(code);
        Set<String> missing = imports(reference, words);
        for (String word : words) {
            boolean type = Character.isUpperCase(word.charAt(0)) && !word.equals(reference.rootName());
            if (type && Files.exists(exercise.referenceFile().resolveSibling(word + ".java"))) {
                missing.add("import " + reference.packageName() + "." + word + ";");
            }
        }
        insert(answer, missing, edits);
    }

    private static Set<String> words(CharSequence code) {
        return WORD.matcher(NO_CODE.matcher(code).replaceAll(""))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    /// The imports of a source that belong to one of the words.
    private static Set<String> imports(JavaSource source, Set<String> words) {
        var needed = new TreeSet<String>();
        for (ImportTree each : source.imports()) {
            String imported = each.getQualifiedIdentifier().toString();
            String simple = imported.substring(imported.lastIndexOf('.') + 1);
            if (words.contains(simple) || simple.equals("*")) {
                needed.add(line(each));
            }
        }
        return needed;
    }

    private static String line(ImportTree each) {
        return "import " + (each.isStatic() ? "static " : "") + each.getQualifiedIdentifier() + ";";
    }

    /// Inserts each import in alphabetical order.
    private static void insert(JavaSource answer, Set<String> needed, Edits edits) {
        Set<String> missing = new TreeSet<>(needed);
        answer.imports().forEach(present -> missing.remove(line(present)));
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
