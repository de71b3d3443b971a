package tulip.runner.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Maven looks for libraries, and where its wrapper looks for Maven.
///
/// @param userHome     the user's folder, as a JVM knows it
/// @param environment  the environment variables
/// @param windows      whether `mvnw.cmd` is the wrapper
public record MavenPlaces(Path userHome, Map<String, String> environment, boolean windows) {
    private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");
    private static final Pattern SETTING = Pattern.compile("<localRepository>([^<]+)</localRepository>");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    public static MavenPlaces here() {
        return new MavenPlaces(
                Path.of(System.getProperty("user.home")),
                System.getenv(),
                System.getProperty("os.name").startsWith("Windows"));
    }

    /// The local repository: an option for Maven decides, then the user's settings.
    public Path repository() throws IOException {
        for (String variable : List.of("MAVEN_ARGS", "MAVEN_OPTS")) {
            Matcher option = OPTION.matcher(environment.getOrDefault(variable, ""));
            if (option.find()) {
                return Path.of(option.group(1));
            }
        }
        Path settings = userHome.resolve(".m2/settings.xml");
        if (Files.exists(settings)) {
            String all = new String(Files.readAllBytes(settings), StandardCharsets.UTF_8);
            Matcher setting = SETTING.matcher(COMMENT.matcher(all).replaceAll(""));
            if (setting.find()) {
                return Path.of(setting.group(1).strip().replace("${user.home}", userHome.toString()));
            }
        }
        return userHome.resolve(".m2/repository");
    }

    /// The folders below which the wrapper may keep what it fetched: one, or two on Windows, where PowerShell and a JVM
    /// may know different folders of the user.
    public Set<Path> wrapperFolders() {
        String chosen = environment.get("MAVEN_USER_HOME");
        if (chosen != null && !chosen.isEmpty()) {
            return Set.of(Path.of(chosen));
        }
        Set<Path> folders = new LinkedHashSet<>();
        if (windows) {
            String path = environment.get("HOMEPATH");
            if (path != null) {
                folders.add(Path.of(environment.getOrDefault("HOMEDRIVE", "") + path, ".m2"));
            }
            folders.add(userHome.resolve(".m2"));
        } else {
            folders.add(Path.of(environment.getOrDefault("HOME", userHome.toString()), ".m2"));
        }
        return folders;
    }

    /// The folders in which the wrapper looks for the Maven that it needs. Their names are hashes of its address:
    /// `mvnw` and `mvnw.cmd` use different ones.
    ///
    /// @param project  the project's folder
    public List<Path> mavenFolders(Path project) throws IOException {
        String address = address(project);
        String name = name(address);
        List<String> hashes = new ArrayList<>();
        if (windows) {
            hashes.add(sha256(address));
        }
        hashes.add(Integer.toHexString(address.hashCode())); // on Windows for Git Bash
        return wrapperFolders().stream()
                .flatMap(folder ->
                        hashes.stream().map(folder.resolve("wrapper/dists").resolve(name)::resolve))
                .toList();
    }

    /// The name of the Maven that the wrapper needs, for example `apache-maven-3.9.16`.
    public static String mavenName(Path project) throws IOException {
        return name(setting(project));
    }

    private String address(Path project) throws IOException {
        String address = setting(project);
        String mirror = environment.getOrDefault("MVNW_REPOURL", "");
        int place = address.indexOf("/org/apache/maven/");
        return mirror.isEmpty() || place < 0 ? address : mirror + address.substring(place);
    }

    private static String setting(Path project) throws IOException {
        var settings = new Properties();
        try (var in = Files.newInputStream(project.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            settings.load(in);
        }
        return settings.getProperty("distributionUrl", "");
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1).replaceFirst("(-bin)?\\.(zip|tar\\.gz)$", "");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
