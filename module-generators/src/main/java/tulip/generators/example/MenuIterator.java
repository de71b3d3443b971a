package tulip.generators.example;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import tulip.generators.Generator;
import tulip.generators.Generator.Out;

/// Walks a menu by hand. Between two calls of `next`, a field holds what a recursive walk holds in local variables.
final class MenuIterator implements Iterator<String> {
    private final Deque<Iterator<Menu>> path = new ArrayDeque<>();

    MenuIterator(Menu menu) {
        path.push(List.of(menu).iterator());
    }

    @Override
    public boolean hasNext() {
        while (!path.isEmpty() && !path.peek().hasNext()) {
            path.pop();
        }
        return !path.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Menu menu = path.peek().next();
        path.push(menu.parts().iterator());
        return menu.name();
    }

    /// Walks a menu by recursion.
    private static void walk(Menu menu, Out<String> out) {
        out.yield(menu.name());
        for (Menu part : menu.parts()) {
            walk(part, out);
        }
    }

    static void main() {
        new MenuIterator(Menu.today()).forEachRemaining(name -> IO.print(name + ", "));
        IO.println("the end");
        Generator<String> walk = Generator.of(out -> walk(Menu.today(), out));
        walk.forEachRemaining(name -> IO.print(name + ", "));
        IO.println("the end");
    }
}
