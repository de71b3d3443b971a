package tulip.runner.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Lists the parts of the JDK and the libraries that no answer may use, because they bypass the contract:
/// reflection, the caller's stack, other processes, files, and state of the whole JVM.
final class Forbidden {
    private static final String BY_NAME = "finds code by its name, which bypasses the checks";
    private static final String CALLERS = "looks at its callers, but an answer must be the same for every caller";
    private static final String SHARED = "changes what the checks share with the answer";
    private static final String PROCESSES = "starts or ends other processes, which no exercise asks for";
    private static final String WRITES = "changes files, which no exercise asks for";
    private static final String UNUSUAL = "no exercise asks for it";

    /// The packages that an answer may use. No exercise needs the rest of the JDK.
    private static final Pattern USUAL = Pattern.compile(
            "java\\.(lang|io|math|net|net\\.http|nio|nio\\.(channels|charset|file|file\\.attribute)|text|time|util)"
                    + "\\.[A-Z][\\w$]*"
                    + "|java\\.(time|nio\\.channels)\\.\\w+\\.[A-Z][\\w$]*"
                    + "|java\\.util\\.(concurrent|function|stream|regex|zip|random)(\\.(atomic|locks))?\\.[A-Z][\\w$]*"
                    + "|java\\.lang\\.invoke\\.(VarHandle|LambdaMetafactory|StringConcatFactory|TypeDescriptor"
                    + "|SerializedLambda)"
                    + "|java\\.lang\\.runtime\\.(ObjectMethods|SwitchBootstraps|ExactConversionsSupport)"
                    + "|java\\.lang\\.(annotation|ref)\\.[A-Z][\\w$]*"
                    + "|java\\.lang\\.reflect\\.Array"
                    + "|(io\\.vertx\\.core|org\\.jsoup)\\..+");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("java.lang.ClassLoader", BY_NAME),
            Map.entry("java.lang.Module", BY_NAME),
            Map.entry("java.lang.ModuleLayer", BY_NAME),
            Map.entry("java.util.ServiceLoader", BY_NAME),
            Map.entry("java.util.ResourceBundle", BY_NAME),
            Map.entry("java.io.ObjectInputStream", BY_NAME),
            Map.entry("java.net.URLClassLoader", BY_NAME),
            Map.entry("java.lang.StackWalker", CALLERS),
            Map.entry("java.lang.ThreadGroup", CALLERS),
            Map.entry("java.lang.ProcessBuilder", PROCESSES),
            Map.entry("java.lang.Process", PROCESSES),
            Map.entry("java.lang.ProcessHandle", PROCESSES),
            Map.entry("java.io.FileOutputStream", WRITES),
            Map.entry("java.io.FileWriter", WRITES),
            Map.entry("java.io.RandomAccessFile", WRITES),
            Map.entry("java.nio.channels.FileChannel", WRITES),
            Map.entry("java.nio.channels.AsynchronousFileChannel", WRITES));

    /// Types of which only these members may be used. The empty name stands for the type itself.
    private static final Map<String, Set<String>> USUAL_MEMBERS = Map.of(
            "java.lang.Class",
            Set.of(
                    "",
                    "getName",
                    "getSimpleName",
                    "getTypeName",
                    "isInstance",
                    "cast",
                    "isAssignableFrom",
                    "equals",
                    "hashCode",
                    "toString",
                    "isArray",
                    "getComponentType",
                    "componentType",
                    "getEnumConstants",
                    "desiredAssertionStatus"),
            "java.lang.invoke.MethodHandles",
            Set.of("", "lookup", "arrayElementVarHandle"),
            "java.lang.invoke.MethodHandles$Lookup",
            Set.of("", "findVarHandle"),
            "java.lang.invoke.MethodHandle",
            Set.of(""),
            "java.lang.invoke.MethodType",
            Set.of(""),
            "java.lang.invoke.CallSite",
            Set.of(""));

    /// Members of a type and of all its subtypes. If only some overloads are meant, the pattern includes the
    /// descriptor.
    private record Members(Class<?> type, Pattern names, String reason) {
        Members(Class<?> type, String names, String reason) {
            this(type, Pattern.compile(names), reason);
        }

        boolean include(Class<?> owner, String member) {
            return type.isAssignableFrom(owner) && names.matcher(member).matches();
        }
    }

    private static final List<Members> MEMBERS = List.of(
            new Members(Runtime.class, "(exec|load|loadLibrary)\\(.*", PROCESSES),
            new Members(Runtime.class, "addShutdownHook\\(.*", SHARED),
            new Members(System.class, "(load|loadLibrary)\\(.*", PROCESSES),
            new Members(System.class, "(set(In|Out|Err|Property|Properties)|clearProperty)\\(.*", SHARED),
            new Members(Thread.class, "(getContextClassLoader)\\(.*", BY_NAME),
            new Members(Thread.class, "(getStackTrace|getAllStackTraces|enumerate|dumpStack)\\(.*", CALLERS),
            new Members(Thread.class, "setDefaultUncaughtExceptionHandler\\(.*", SHARED),
            new Members(Throwable.class, "getStackTrace\\(.*", CALLERS),
            new Members(java.util.Locale.class, "setDefault\\(.*", SHARED),
            new Members(java.util.TimeZone.class, "setDefault\\(.*", SHARED),
            new Members(java.io.File.class, "(delete|renameTo|create|mkdir|set)\\w*\\(.*", WRITES),
            new Members(java.io.PrintStream.class, "<init>\\(Ljava/(lang/String|io/File);.*", WRITES),
            new Members(java.io.PrintWriter.class, "<init>\\(Ljava/(lang/String|io/File);.*", WRITES),
            new Members(java.util.Formatter.class, "<init>\\(Ljava/(lang/String|io/File);.*", WRITES),
            new Members(
                    java.nio.file.Files.class,
                    "(write\\w*|delete\\w*|move|copy|create\\w*|new(OutputStream|BufferedWriter|ByteChannel)|set\\w+)\\(.*",
                    WRITES));

    private Forbidden() {}

    /// Decides about one type, or one member of a type.
    ///
    /// @param type        by its full name
    /// @param member      its name, or empty
    /// @param descriptor  of the member, or empty
    /// @return the reason why it may not be used; empty if it may be used
    static Optional<String> reason(String type, String member, String descriptor) {
        if (TYPES.containsKey(type)) {
            return Optional.of(TYPES.get(type));
        }
        if (USUAL_MEMBERS.containsKey(type)) {
            return USUAL_MEMBERS.get(type).contains(member) ? Optional.empty() : Optional.of(BY_NAME);
        }
        if (USUAL.matcher(type).matches()) {
            return ofMember(type, member + descriptor);
        }
        return Optional.of(
                type.startsWith("java.lang.reflect.") || type.startsWith("java.lang.invoke.") ? BY_NAME : UNUSUAL);
    }

    private static Optional<String> ofMember(String type, String member) {
        Class<?> owner = ofTheJdk(type);
        return MEMBERS.stream()
                .filter(members -> members.include(owner, member))
                .map(Members::reason)
                .findFirst();
    }

    /// Loads the class itself, because an inherited member is used under the name of the subtype.
    private static Class<?> ofTheJdk(String type) {
        try {
            return Class.forName(type, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException ofALibrary) {
            return Object.class;
        }
    }
}
