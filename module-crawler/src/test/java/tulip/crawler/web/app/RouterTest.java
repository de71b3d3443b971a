package tulip.crawler.web.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

class RouterTest {
    private final AppClient client = new AppClient(WebApplication.of(new Router()
            .get("/", _ -> Response.text("home"))
            .get("/tea/{name}", request -> Response.text("tea " + request.pathParameter("name")))
            .get("/tea/green", _ -> Response.text("never: the first route that fits is taken"))
            .post("/tea/{name}", request -> Response.text("made " + request.pathParameter("name")))
            .get("/cups/{number:int}", request -> Response.text("cup " + request.pathParameter("number")))
            .get("/files/{file:path}", request -> Response.text("file " + request.pathParameter("file")))
            .get("/wrong", request -> Response.text(request.pathParameter("name")))));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "/ -> home",
                "/tea/green -> tea green",
                "/tea/green%20tea -> tea green tea",
                "/cups/7 -> cup 7",
                "/files/a/b.txt -> file a/b.txt",
                "/files/ -> file "
            })
    void pathFindsItsEndpointAndParameters(String path, String body) {
        assertEquals(body.strip(), client.get(path).body().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tea", "/tea/", "/tea/a/b", "/cups/x", "/cups/-1", "/cups/1234567890", "/files", "//", "/TEA/a"
            })
    void otherPathsAreNotFound(String path) {
        assertEquals(404, client.get(path).status());
    }

    @Test
    void wrongMethodIs405WithTheAllowedOnes() {
        AppClient.Answer answer = client.send("DELETE", "/tea/green", new Headers());
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD, OPTIONS, POST", answer.header("Allow"));
        assertEquals(
                "GET, HEAD, OPTIONS", client.send("POST", "/", new Headers()).header("Allow"));
    }

    @Test
    void headIsServedByTheRouteOfGet() {
        AppClient.Answer answer = client.send("HEAD", "/", new Headers());
        assertEquals(200, answer.status());
    }

    @Test
    void optionsTellsTheMethods() {
        AppClient.Answer answer = client.send("OPTIONS", "/tea/x", new Headers());
        assertEquals(204, answer.status());
        assertEquals("GET, HEAD, OPTIONS, POST", answer.header("Allow"));
        assertEquals(404, client.send("OPTIONS", "/nowhere", new Headers()).status());
        assertEquals(204, client.send("OPTIONS", "*", new Headers()).status());
    }

    @Test
    void methodsAreComparedWithCase() {
        assertEquals(405, client.send("get", "/", new Headers()).status());
    }

    @Test
    void unknownParameterIsAnErrorOfTheProgrammer() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> client.get("/wrong"));
        assertEquals("the route has no parameter 'name'", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea", "/{a:float}", "/{a:path}/b", "/{a"})
    void malformedTemplateIsAnErrorOfTheProgrammer(String path) {
        assertThrows(IllegalArgumentException.class, () -> new Router().get(path, _ -> Response.text("")));
    }

    @Test
    void templateGivesAllParameters() {
        var parameters = PathTemplate.parse("/{a}/x/{b:int}/{c:path}").match("/1/x/2/3/4");
        assertEquals(Map.of("a", "1", "b", "2", "c", "3/4"), new TreeMap<>(parameters.orElseThrow()));
    }
}
