package tulip.runner.check;

import java.io.IOException;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;

/// Knows the test classes of a stage from their class files, without loading any.
final class ContractClasses {
    private static final String MISTAKE = "Ltulip/kit/Mistake;";

    /// Is a class that is annotated as a mistake.
    ///
    /// @param hangs  whether it is its mistake that it does not end
    record Mistake(String name, String caughtBy, String explanation, boolean hangs) {
        String simpleName() {
            return name.substring(name.lastIndexOf('$') + 1);
        }
    }

    private final Map<String, ClassModel> classes = new HashMap<>();

    static ContractClasses of(Path home, Stage stage) throws IOException {
        var found = new ContractClasses();
        Path root = stage.module(home).resolve("target/test-classes");
        Path folder = root.resolve(stage.packageName().replace('.', '/'));
        if (!Files.isDirectory(folder)) {
            return found;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            ClassModel model = ClassFile.of().parse(file);
            found.classes.put(model.thisClass().asInternalName().replace('/', '.'), model);
        }
        return found;
    }

    /// The classes that put something right under a contract: the reference, each backend.
    List<String> subjects(Exercise exercise) {
        return classes.keySet().stream()
                .filter(name -> !name.startsWith(exercise.stage().exercisePackage() + "."))
                .filter(name -> !classes.get(name).flags().has(AccessFlag.ABSTRACT))
                .filter(name -> mistake(name).isEmpty())
                .filter(name -> extendsContract(name, exercise.contract()))
                .sorted()
                .toList();
    }

    /// The mistakes that ship beside a contract, as far as their files are there.
    List<Mistake> mistakes(Exercise exercise) {
        return classes.keySet().stream()
                .filter(name -> name.startsWith(exercise.mistakes() + "$"))
                .sorted()
                .flatMap(name -> mistake(name).stream())
                .toList();
    }

    boolean extendsContract(String name, String contract) {
        for (ClassModel model = classes.get(name); model != null; ) {
            Optional<String> parent =
                    model.superclass().map(type -> type.asInternalName().replace('/', '.'));
            if (parent.equals(Optional.of(contract))) {
                return true;
            }
            model = parent.map(classes::get).orElse(null);
        }
        return false;
    }

    private Optional<Mistake> mistake(String name) {
        return classes.get(name).findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(MISTAKE))
                .map(annotation -> mistake(name, annotation.elements()))
                .findFirst();
    }

    private static Mistake mistake(String name, List<AnnotationElement> elements) {
        Map<String, AnnotationValue> values = new HashMap<>();
        elements.forEach(element -> values.put(element.name().stringValue(), element.value()));
        return new Mistake(
                name,
                text(values.get("caughtBy")),
                text(values.get("explanation")),
                values.get("hangs") instanceof AnnotationValue.OfBoolean hangs && hangs.booleanValue());
    }

    private static String text(AnnotationValue value) {
        return value instanceof AnnotationValue.OfString text ? text.stringValue() : "";
    }
}
