package tulip.kit.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Loads all classes of a stage again, and puts a call of [Steps] before each step of the answer or the reference.
///
/// A step is an access to a field that is not final, a monitor that is entered or left, or a call of
/// `java.util.concurrent`, `VarHandle`, `Thread`, `wait`, `notify` or a collection of `java.util`. Contracts and tests
/// have no steps: they are not what is looked at.
public final class StepLoader extends ClassLoader {
    private static final Pattern OF_A_STAGE = Pattern.compile("tulip\\.(?!kit\\.|runner\\.)\\w+\\..+");
    private static final Pattern CONTRACT_OR_TEST = Pattern.compile("(\\w+/)+\\w+(Contract|Test)(\\$.*)?");
    private static final Pattern SEEN_BY_THREADS =
            Pattern.compile("java/util/concurrent/.*|java/lang/invoke/VarHandle|java/lang/Thread");
    private static final Pattern COLLECTION = Pattern.compile(
            "java/util/(Collection|List|Queue|Deque|Set|Map|ArrayList|LinkedList|ArrayDeque|PriorityQueue"
                    + "|((Linked)?Hash|Tree)(Set|Map))");
    private static final Set<String> OF_A_MONITOR = Set.of("wait", "notify", "notifyAll");

    private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc A_THREAD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of(Thread.class.getName()));

    private static final MethodTypeDesc AN_OBJECT_AND_A_NAME =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String);

    /// Class files, and the same class files with steps.
    private static final Map<ByteBuffer, byte[]> KNOWN = new ConcurrentHashMap<>();

    private final ClassFile classFiles = ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(getParent())));

    /// @param parent  gives the classes as they are
    public StepLoader(ClassLoader parent) {
        super("steps", parent);
    }

    /// Makes a copy of a test object that loads its classes here. The class needs a constructor without parameters, or
    /// with just the object around it.
    public Object copy(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = loadClass(type.getName()).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.getParameterCount() == 0
                ? constructor.newInstance()
                : constructor.newInstance(copy(type.getEnclosingClass()));
    }

    /// Finds a method without parameters in the class that declares it, or in the copy's superclasses.
    public Method method(Method original) throws ReflectiveOperationException {
        Method method = loadClass(original.getDeclaringClass().getName()).getDeclaredMethod(original.getName());
        method.setAccessible(true);
        return method;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOfAStage(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] loaded = MutantSteps.NEEDED ? bytes : withSteps(bytes);
            return defineClass(name, loaded, 0, loaded.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] withSteps(byte[] bytes) {
        return KNOWN.computeIfAbsent(ByteBuffer.wrap(bytes), _ -> withSteps(classFiles.parse(bytes)));
    }

    private byte[] withSteps(ClassModel model) {
        String name = model.thisClass().asInternalName();
        CodeTransform steps = CONTRACT_OR_TEST.matcher(name).matches() ? CodeBuilder::with : stepsOf(model);
        return classFiles.transformClass(
                model, ClassTransform.transformingMethodBodies(StepLoader::mayBeShared, steps));
    }

    /// Nobody else sees an object while its constructor runs.
    private static boolean mayBeShared(MethodModel method) {
        return !method.methodName().stringValue().startsWith("<");
    }

    private static CodeTransform stepsOf(ClassModel model) {
        String owner = model.thisClass().asInternalName();
        Set<String> constants = model.fields().stream()
                .filter(field -> field.flags().has(AccessFlag.FINAL))
                .map(field -> owner + '.' + field.fieldName().stringValue())
                .collect(Collectors.toUnmodifiableSet());
        return (code, element) -> {
            switch (element) {
                case FieldInstruction field
                when !constants.contains(nameOf(field)) && isOfAStage(field) -> step(code, element);
                case MonitorInstruction _ -> step(code, element);
                case InvokeInstruction call -> call(code, call);
                default -> code.with(element);
            }
        };
    }

    private static String nameOf(FieldInstruction field) {
        return field.owner().asInternalName() + '.' + field.name().stringValue();
    }

    static boolean isOfAStage(String className) {
        return OF_A_STAGE.matcher(className).matches();
    }

    private static boolean isOfAStage(FieldInstruction field) {
        return isOfAStage(field.owner().asInternalName().replace('/', '.'));
    }

    private static void step(CodeBuilder code, CodeElement element) {
        code.invokestatic(STEPS, "here", NOTHING).with(element);
    }

    private static void call(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean seen = SEEN_BY_THREADS.matcher(owner).matches()
                || (owner.equals("java/lang/Object") && OF_A_MONITOR.contains(name));
        boolean ofAnObject = call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
        if (ofAnObject && COLLECTION.matcher(owner).matches()) {
            callOfACollection(code, call, name);
            return;
        }
        if (!seen || name.equals(ConstantDescs.INIT_NAME)) {
            code.with(call);
            return;
        }
        switch (owner.substring(owner.lastIndexOf('/') + 1) + '.' + name) {
            case "Thread.start" -> {
                code.invokestatic(STEPS, "here", NOTHING);
                code.dup().invokestatic(STEPS, "starts", A_THREAD).with(call);
            }
            case "Thread.yield" -> code.invokestatic(STEPS, "yields", NOTHING);
            case "Thread.onSpinWait", "Thread.sleep" ->
                code.invokestatic(STEPS, "givesWay", NOTHING).with(call);
            case "LockSupport.unpark" -> {
                code.invokestatic(STEPS, "here", NOTHING);
                code.dup().invokestatic(STEPS, "unparks", A_THREAD).with(call);
            }
            case "LockSupport.park" -> {
                code.invokestatic(STEPS, "here", NOTHING);
                code.invokestatic(STEPS, "parks", NOTHING).with(call);
                code.invokestatic(STEPS, "parked", NOTHING);
            }
            default -> step(code, call);
        }
    }

    /// The collection is below its arguments on the stack, so the arguments are put aside.
    private static void callOfACollection(CodeBuilder code, InvokeInstruction call, String name) {
        List<TypeKind> kinds =
                call.typeSymbol().parameterList().stream().map(TypeKind::from).toList();
        int[] aside = new int[kinds.size()];
        for (int i = aside.length - 1; i >= 0; i--) {
            aside[i] = code.allocateLocal(kinds.get(i));
            code.storeLocal(kinds.get(i), aside[i]);
        }
        code.dup().loadConstant(name).invokestatic(STEPS, "uses", AN_OBJECT_AND_A_NAME);
        for (int i = 0; i < aside.length; i++) {
            code.loadLocal(kinds.get(i), aside[i]);
        }
        code.with(call);
    }
}
