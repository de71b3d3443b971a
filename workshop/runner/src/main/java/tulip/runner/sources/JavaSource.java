package tulip.runner.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A source file, parsed by the compiler: its members and their positions.
final class JavaSource {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(() -> JAVAC.getStandardFileManager(null, null, null));

    private final String fileName;
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final ClassTree root;
    private final List<Member> members = new ArrayList<>();

    private JavaSource(String fileName, String text, CompilationUnitTree unit, SourcePositions positions)
            throws IOException {
        this.fileName = fileName;
        this.text = text;
        this.unit = unit;
        this.positions = positions;
        String name = fileName.substring(0, fileName.length() - ".java".length());
        this.root = unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(fileName + " declares no class " + name));
        addMembers(root, List.of());
    }

    /// @throws IOException with a sentence for the user, if the file has a syntax error
    static JavaSource parse(Path file, String text) throws IOException {
        String name = file.getFileName().toString();
        var problems = new DiagnosticCollector<JavaFileObject>();
        var source = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var task = (JavacTask) JAVAC.getTask(null, FILES.get(), problems, List.of("-proc:none"), null, List.of(source));
        CompilationUnitTree unit = task.parse().iterator().next();
        for (var problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                throw new IOException(name + ":" + problem.getLineNumber() + " has a syntax error: "
                        + problem.getMessage(null).lines().findFirst().orElse(""));
            }
        }
        return new JavaSource(name, text, unit, Trees.instance(task).getSourcePositions());
    }

    private void addMembers(ClassTree type, List<String> path) {
        for (Tree tree : type.getMembers()) {
            if (start(tree) < 0 || end(tree) < 0) {
                continue; // not in the source, for example the fields of a record or a default constructor
            }
            Member.of(tree, path, type, new Member.Span(start(tree), end(tree))).ifPresent(members::add);
            if (tree instanceof ClassTree nested) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(nested.getSimpleName().toString());
                addMembers(nested, deeper);
            }
        }
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    String fileName() {
        return fileName;
    }

    String text() {
        return text;
    }

    ClassTree root() {
        return root;
    }

    String rootName() {
        return root.getSimpleName().toString();
    }

    List<Member> members() {
        return members;
    }

    Member.Span span(Tree tree) {
        return new Member.Span(start(tree), end(tree));
    }

    List<? extends ImportTree> imports() {
        return unit.getImports();
    }

    /// The offset after the package declaration, or 0.
    int afterPackage() {
        return unit.getPackage() == null ? 0 : end(unit.getPackage());
    }

    String packageName() {
        return unit.getPackage() == null
                ? ""
                : unit.getPackage().getPackageName().toString();
    }

    /// Finds a member by name. Methods come before fields and classes.
    ///
    /// @throws IOException with a sentence for the user, if several members have the name
    Optional<Member> find(MemberName name) throws IOException {
        List<Member> named =
                members.stream().filter(member -> name.matches(member.name())).toList();
        List<Member> methods = named.stream().filter(Member::isMethod).toList();
        List<Member> found = methods.isEmpty() ? named : methods;
        if (found.size() > 1) {
            throw new IOException(fileName + " has more than one " + name + ": name its parameters, as in send(T)");
        }
        return found.stream().findFirst();
    }

    /// @throws IOException with a sentence for the user, if there is none
    Member get(MemberName name) throws IOException {
        return find(name).orElseThrow(() -> new IOException("there is no " + name + " in " + fileName));
    }

    /// The nested class at the end of this path, or the class of the file if the path is empty.
    Optional<ClassTree> type(List<String> path) {
        return path.isEmpty()
                ? Optional.of(root)
                : members.stream()
                        .filter(member -> member.tree() instanceof ClassTree
                                && member.name().types().equals(path.subList(0, path.size() - 1))
                                && member.name().name().equals(path.getLast()))
                        .map(member -> (ClassTree) member.tree())
                        .findFirst();
    }

    int line(int offset) {
        return (int) unit.getLineMap().getLineNumber(offset);
    }

    /// The start of the line where the comment above a member begins, or the member itself if it has no comment.
    int startWithComment(Member member) {
        int start = lineStart(member.span().start());
        while (start > 0) {
            int before = lineStart(start - 1);
            String line = text.substring(before, start).strip();
            if (!line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*")) {
                break;
            }
            start = before;
        }
        return start;
    }

    /// The end of a member, including a comment on its last line.
    int endWithComment(Member member) {
        int end = member.span().end();
        int lineEnd = text.indexOf('\n', end);
        boolean comment = lineEnd >= 0 && text.substring(end, lineEnd).strip().startsWith("//");
        return comment ? lineEnd : end;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /// The text of a span, with the file's class under another name.
    String renamed(Member.Span span, Tree within, String name) {
        List<Integer> places = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
                if (identifier.getName().contentEquals(rootName())) {
                    places.add(start(identifier));
                }
                return null;
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getName().contentEquals(MemberName.CONSTRUCTOR) && start(method) >= 0) {
                    int place = text.indexOf(rootName() + "(", start(method));
                    if (place >= 0 && root.getMembers().contains(method)) {
                        places.add(place);
                    }
                }
                return super.visitMethod(method, null);
            }
        }.scan(within, null);
        var edits = new Edits();
        places.forEach(place -> edits.replace(place, place + rootName().length(), name));
        return edits.apply(text, span);
    }
}
