package tulip.runner.doctor;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The settings of a proxy, which must not catch connections to this machine.
///
/// @param environment  the variables of the environment
/// @param java         the proxy that Java would ask for a page of 127.0.0.1
record ProxySettings(Map<String, String> environment, Optional<String> java) {
    private static final List<String> VARIABLES = List.of("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
    private static final Set<String> SPARING = Set.of("*", "127.0.0.1", "127.0.0.0/8", "127.*");

    static ProxySettings here() {
        List<Proxy> proxies = Optional.ofNullable(ProxySelector.getDefault())
                .map(selector -> selector.select(URI.create("http://127.0.0.1:8080/")))
                .orElse(List.of());
        return new ProxySettings(
                System.getenv(),
                proxies.stream()
                        .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                        .map(Proxy::toString)
                        .findFirst());
    }

    Finding finding() {
        if (java.isPresent()) {
            return Finding.wrong(
                    "proxy",
                    "Java would ask " + java.get() + " even for 127.0.0.1",
                    "add 127.0.0.1 to http.nonProxyHosts, which JAVA_TOOL_OPTIONS or TULIP_OPTS sets");
        }
        Optional<String> set = VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .findFirst();
        if (set.isEmpty()) {
            return Finding.ok("proxy", "none");
        }
        if (sparesLoopback()) {
            return Finding.ok("proxy", set.get() + " is set, and no_proxy leaves out 127.0.0.1");
        }
        return Finding.note(
                "proxy",
                set.get() + " is set: curl and browsers would ask the proxy even for 127.0.0.1",
                "set no_proxy=localhost,127.0.0.1 in the environment");
    }

    private boolean sparesLoopback() {
        return Stream.of("no_proxy", "NO_PROXY")
                .flatMap(
                        name -> Arrays.stream(environment.getOrDefault(name, "").split(",")))
                .map(String::strip)
                .anyMatch(SPARING::contains);
    }
}
