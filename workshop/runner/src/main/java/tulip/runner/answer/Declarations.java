package tulip.runner.answer;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.stream.Collectors;
import tulip.runner.child.Place;

/// Checks the package and the classes that a file declares.
final class Declarations {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Declarations(JavacTask task, CompilationUnitTree unit) {
        this.unit = unit;
        positions = Trees.instance(task).getSourcePositions();
    }

    /// @throws Unusable if the file has another package, or no such class
    void mustDeclare(String className, String fileName) throws Unusable {
        String expected = className.substring(0, className.lastIndexOf('.'));
        String simple = className.substring(className.lastIndexOf('.') + 1);
        Tree declared = unit.getPackageName();
        String actual = declared == null ? "" : declared.toString();
        if (!actual.equals(expected)) {
            String what = declared == null ? "there is no package" : "the package is " + actual;
            Tree where = declared == null ? unit : declared;
            throw new Unusable(Finding.at(
                    place(where, fileName), what + ", but the file belongs to one: 'package " + expected + ";'"));
        }
        List<ClassTree> classes = unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
        if (classes.stream().noneMatch(each -> each.getSimpleName().contentEquals(simple))) {
            throw new Unusable(missing(classes, simple, fileName));
        }
    }

    private Finding missing(List<ClassTree> classes, String simple, String fileName) {
        if (classes.isEmpty()) {
            return Finding.of("there is no class in " + fileName + ": its checks look for " + simple);
        }
        String names =
                classes.stream().map(each -> each.getSimpleName().toString()).collect(Collectors.joining(", "));
        return Finding.at(
                place(classes.getFirst(), fileName),
                "here is " + names + ", but the checks look for " + simple + ": give it that name again");
    }

    private Place place(Tree tree, String fileName) {
        long position = Math.max(0, positions.getStartPosition(unit, tree));
        return new Place(fileName, (int) unit.getLineMap().getLineNumber(position));
    }
}
