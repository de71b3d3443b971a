package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "HOST,   http://x.org/a/b.html, http://x.org/,          true",
        "HOST,   http://x.org/a/b.html, https://x.org/,         false",
        "FOLDER, http://x.org/a/b.html, http://x.org/a/c/d?q=1, true",
        "FOLDER, http://x.org/a/b.html, http://x.org/a,         false",
        "FOLDER, http://x.org/a/b.html, http://x.org/ab/,       false",
        "FOLDER, http://x.org/a/,       http://x.org/a/?x=/b,   true",
        "FOLDER, http://x.org/a,        http://x.org/b,         true",
        "DOMAIN, http://www.x.org/,     https://x.org:8443/,    true",
        "DOMAIN, http://www.x.org/,     http://a.b.x.org/,      true",
        "DOMAIN, http://www.x.org/,     http://xx.org/,         false",
        "DOMAIN, http://x.co.uk/,       http://y.co.uk/,        false",
        "DOMAIN, http://x.github.io/,   http://y.github.io/,    false",
        "DOMAIN, http://localhost/,     http://other/,          false",
        "DOMAIN, http://127.0.0.1/,     http://127.0.0.1:81/,   true",
        "DOMAIN, http://127.0.0.1/,     http://10.0.0.1/,       false",
        "DOMAIN, http://[::1]/,         http://[::2]/,          false",
        "DOMAIN, http://x.xn--p1ai/,    http://y.x.xn--p1ai/,   true"
    })
    void contains(Scope.Kind kind, String start, String url, boolean contained) {
        assertEquals(contained, Scope.of(kind, Url.parse(start)).contains(Url.parse(url)));
    }

    @ParameterizedTest
    @CsvSource({
        "HOST,   http://x.org/,        https://www.x.org/en/,  true",
        "HOST,   https://x.org/,       http://x.org/,          true",
        "HOST,   http://x.org:81/,     http://y.x.org:81/,     true",
        "HOST,   http://x.org/,        https://x.org:8443/,    false",
        "HOST,   http://x.org/,        https://y.org/,         false",
        "HOST,   http://127.0.0.1:81/, http://127.0.0.1:82/,   false",
        "HOST,   http://localhost/,    http://127.0.0.1/,      false",
        "FOLDER, http://x.org/a,       http://x.org/a/,        true",
        "FOLDER, http://x.org/a/,      https://x.org/a/en/,    true",
        "FOLDER, http://x.org/a/,      https://x.org/login,    false",
        "DOMAIN, http://x.org/,        http://x.com/,          false"
    })
    void movesTo(Scope.Kind kind, String start, String target, boolean moves) {
        Scope scope = Scope.of(kind, Url.parse(start));
        assertEquals(
                moves ? Optional.of(Url.parse(target)) : Optional.empty(),
                scope.movedTo(Url.parse(target)).map(Scope::start));
    }
}
