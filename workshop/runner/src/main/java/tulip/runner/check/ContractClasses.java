package tulip.runner.check;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;

/// The test classes of a stage, read from their class files without loading them.
final class ContractClasses {
    private static final String MISTAKE = "Ltulip/kit/Mistake;";
    private static final String CHECK = "Ltulip/kit/Check;";
    private static final String ORDER = "Lorg/junit/jupiter/api/Order;";

    /// A class that is annotated as a mistake.
    ///
    /// @param hangs  whether the mistake is that the answer never ends
    record Mistake(String name, String caughtBy, String explanation, boolean hangs) {
        String simpleName() {
            return simple(name);
        }
    }

    /// A method that is annotated as a check.
    ///
    /// @param order  empty if it has no `@Order`
    record CheckMethod(String name, Optional<Integer> order) {}

    private final Map<String, ClassModel> classes = new ConcurrentHashMap<>(); // two exercises are checked at once

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
            found.add(ClassFile.of().parse(file));
        }
        return found;
    }

    /// Adds a class. It replaces a class of the same name that an earlier build has left.
    void add(ClassModel model) {
        classes.put(model.thisClass().asInternalName().replace('/', '.'), model);
    }

    /// The classes that run a contract on a right answer: the reference, on each backend.
    ///
    /// A contract may extend another contract. A class that extends the more special contract is not listed
    /// for the other.
    ///
    /// @param contracts  of all exercises
    List<String> subjects(Exercise exercise, Set<String> contracts) {
        return classes.keySet().stream()
                .filter(name -> !name.startsWith(exercise.stage().exercisePackage() + "."))
                .filter(name -> !name.startsWith(exercise.mistakes() + "$"))
                .filter(name -> isConcrete(name) && mistake(name).isEmpty())
                .filter(name -> ancestors(name).stream()
                        .filter(contracts::contains)
                        .findFirst()
                        .equals(Optional.of(exercise.contract())))
                .sorted()
                .toList();
    }

    /// The mistakes that belong to a contract.
    List<Mistake> mistakes(Exercise exercise) {
        return nestedIn(exercise.mistakes())
                .flatMap(name -> mistake(name).stream())
                .toList();
    }

    /// The classes among the mistakes that are not annotated and are no part of a mistake.
    List<String> unnamedMistakes(Exercise exercise) {
        return nestedIn(exercise.mistakes())
                .filter(this::isConcrete)
                .filter(name -> mistake(name).isEmpty() && isUnder(name, exercise.contract()))
                .map(ContractClasses::simple)
                .toList();
    }

    private Stream<String> nestedIn(String holder) {
        return classes.keySet().stream()
                .filter(name -> name.startsWith(holder + "$"))
                .sorted();
    }

    /// The checks of a contract and of those that it extends.
    List<CheckMethod> checks(String contract) {
        List<CheckMethod> checks = new ArrayList<>();
        for (ClassModel model = classes.get(contract);
                model != null;
                model = parent(model).map(classes::get).orElse(null)) {
            for (MethodModel method : model.methods()) {
                if (annotation(method, CHECK).isPresent()) {
                    checks.add(new CheckMethod(method.methodName().stringValue(), order(method)));
                }
            }
        }
        return checks;
    }

    private static Optional<Integer> order(MethodModel method) {
        return annotation(method, ORDER)
                .map(order -> values(order).get("value"))
                .map(value -> value instanceof AnnotationValue.OfInt number ? number.intValue() : null);
    }

    boolean isUnder(String name, String contract) {
        return ancestors(name).contains(contract);
    }

    private boolean isConcrete(String name) {
        return !classes.get(name).flags().has(AccessFlag.ABSTRACT);
    }

    /// The superclasses of a class that belong to the stage, the nearest first.
    private List<String> ancestors(String name) {
        List<String> ancestors = new ArrayList<>();
        Optional<String> next = Optional.of(name);
        while (next.map(classes::get).isPresent()) {
            next = parent(classes.get(next.get()));
            next.ifPresent(ancestors::add);
        }
        return ancestors;
    }

    private static Optional<String> parent(ClassModel model) {
        return model.superclass().map(type -> type.asInternalName().replace('/', '.'));
    }

    private Optional<Mistake> mistake(String name) {
        return annotation(classes.get(name), MISTAKE).map(annotation -> {
            Map<String, AnnotationValue> values = values(annotation);
            return new Mistake(
                    name,
                    text(values.get("caughtBy")),
                    text(values.get("explanation")),
                    values.get("hangs") instanceof AnnotationValue.OfBoolean hangs && hangs.booleanValue());
        });
    }

    private static Optional<Annotation> annotation(AttributedElement element, String type) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(type))
                .findFirst();
    }

    private static Map<String, AnnotationValue> values(Annotation annotation) {
        Map<String, AnnotationValue> values = new HashMap<>();
        for (AnnotationElement element : annotation.elements()) {
            values.put(element.name().stringValue(), element.value());
        }
        return values;
    }

    private static String text(AnnotationValue value) {
        return value instanceof AnnotationValue.OfString text ? text.stringValue() : "";
    }

    /// A class's name without package and outer class.
    static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
