package tulip.runner.answer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Says what of the JDK and the libraries no answer needs, since it leads round the contract: from a name
/// in a string to a class, to other processes, or to the project's files.
final class Forbidden {
    private static final String BY_NAME = "reaches code by its name, and so past the contract";
    private static final String PROCESSES = "starts or ends other processes, which no exercise asks for";
    private static final String WRITES = "changes files, which no exercise asks for";

    /// What an answer may use: the rest of the JDK has nothing that an exercise needs.
    private static final Pattern USUAL = Pattern.compile(
            "java\\.(lang|io|math|net|net\\.http|nio|nio\\.(channels|charset|file|file\\.attribute)|text|time|util)"
                    + "\\.[A-Z][\\w$]*"
                    + "|java\\.(time|nio\\.channels)\\.\\w+\\.[A-Z][\\w$]*"
                    + "|java\\.util\\.(concurrent|function|stream|regex|zip|random)(\\.(atomic|locks))?\\.[A-Z][\\w$]*"
                    + "|java\\.lang\\.invoke\\.(VarHandle|MethodHandles|MethodHandles\\$Lookup|LambdaMetafactory|MethodHandle"
                    + "|StringConcatFactory|CallSite|MethodType|TypeDescriptor|SerializedLambda)"
                    + "|java\\.lang\\.runtime\\.(ObjectMethods|SwitchBootstraps|ExactConversionsSupport)"
                    + "|java\\.lang\\.(annotation|ref)\\.[A-Z][\\w$]*"
                    + "|(io\\.vertx\\.core|org\\.jsoup)\\..+");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("java.lang.ClassLoader", BY_NAME),
            Map.entry("java.lang.Module", BY_NAME),
            Map.entry("java.lang.ModuleLayer", BY_NAME),
            Map.entry("java.lang.StackWalker", BY_NAME),
            Map.entry("java.util.ServiceLoader", BY_NAME),
            Map.entry("java.io.ObjectInputStream", BY_NAME),
            Map.entry("java.net.URLClassLoader", BY_NAME),
            Map.entry("java.lang.ProcessBuilder", PROCESSES),
            Map.entry("java.lang.Process", PROCESSES),
            Map.entry("java.lang.ProcessHandle", PROCESSES),
            Map.entry("java.io.FileOutputStream", WRITES),
            Map.entry("java.io.FileWriter", WRITES),
            Map.entry("java.io.RandomAccessFile", WRITES),
            Map.entry("java.nio.channels.FileChannel", WRITES));

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
                    "getEnumConstants",
                    "desiredAssertionStatus"),
            "java.lang.invoke.MethodHandles",
            Set.of("", "lookup", "arrayElementVarHandle"),
            "java.lang.invoke.MethodHandles$Lookup",
            Set.of("", "findVarHandle"),
            "java.lang.invoke.MethodHandle",
            Set.of(""));

    private static final Map<String, Map<String, String>> MEMBERS = Map.of(
            "java.lang.Runtime",
            Map.of("exec", PROCESSES, "load", PROCESSES, "loadLibrary", PROCESSES),
            "java.lang.System",
            Map.of("load", PROCESSES, "loadLibrary", PROCESSES),
            "java.lang.Thread",
            Map.of("getContextClassLoader", BY_NAME),
            "java.io.File",
            Map.of("delete", WRITES, "renameTo", WRITES, "createNewFile", WRITES, "deleteOnExit", WRITES));

    /// What [java.nio.file.Files] does to files, apart from reading them.
    private static final Pattern FILE_CHANGES = Pattern.compile(
            "write\\w*|delete\\w*|move|copy|create\\w*|new(OutputStream|BufferedWriter|ByteChannel)|set\\w+");

    private Forbidden() {}

    /// Judges one type, or one member of it.
    ///
    /// @param type    by its full name
    /// @param member  or empty
    /// @return why not, or nothing if it may be used
    static Optional<String> reason(String type, String member) {
        if (TYPES.containsKey(type)) {
            return Optional.of(TYPES.get(type));
        }
        if (USUAL_MEMBERS.containsKey(type)) {
            return USUAL_MEMBERS.get(type).contains(member) ? Optional.empty() : Optional.of(BY_NAME);
        }
        if (type.equals("java.nio.file.Files") && FILE_CHANGES.matcher(member).matches()) {
            return Optional.of(WRITES);
        }
        if (MEMBERS.getOrDefault(type, Map.of()).containsKey(member)) {
            return Optional.of(MEMBERS.get(type).get(member));
        }
        if (USUAL.matcher(type).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                type.startsWith("java.lang.reflect.") || type.startsWith("java.lang.invoke.")
                        ? BY_NAME
                        : "no exercise asks for it");
    }
}
