package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class ContextVarTest {
    private final ContextVar<String> drink = new ContextVar<>("drink");
    private final ContextVar<String> size = new ContextVar<>("size", "small");
    private final Context before = Context.current();

    @AfterEach
    void nothingIsLeft() {
        Running.here().context = before;
    }

    @Test
    void withoutAValueThereIsTheInitialOne() {
        assertEquals("small", size.get());
        assertNull(new ContextVar<String>("milk", null).get());
        var none = assertThrows(NoSuchElementException.class, drink::get);
        assertEquals("context variable drink has no value here", none.getMessage());
    }

    @Test
    void aSetIsTakenBackByItsToken() {
        var first = drink.set("tea");
        assertEquals("tea", drink.get());
        assertFalse(first.wasSet());
        var second = drink.set("espresso");
        assertEquals("espresso", drink.get());
        assertTrue(second.wasSet());
        assertEquals("tea", second.before());
        assertEquals("small", size.get());
        drink.reset(second);
        assertEquals("tea", drink.get());
        drink.reset(first);
        assertThrows(NoSuchElementException.class, drink::get);
    }

    @Test
    void aTokenBelongsToOneVariable() {
        var token = size.set("large");
        var refused = assertThrows(IllegalArgumentException.class, () -> drink.reset(token));
        assertEquals("the token belongs to context variable size, not to context variable drink", refused.getMessage());
        assertEquals("large", size.get());
    }

    @Test
    void whatAnActionSetsIsGoneAfterwards() {
        Context small = Context.current();
        size.set("large");
        small.run(() -> {
            assertEquals("small", size.get());
            size.set("huge");
        });
        assertEquals("large", size.get());
    }
}
