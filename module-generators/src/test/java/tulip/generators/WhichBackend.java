package tulip.generators;

import java.util.List;

/// Says which backend is chosen, and that it works. Run in a child JVM.
final class WhichBackend {
    private WhichBackend() {}

    static void main() {
        try {
            Generator<Integer> generator = Generator.of(out -> List.of(1, 2, 3).forEach(out::yield));
            int sum = 0;
            while (generator.hasNext()) {
                sum += generator.next();
            }
            IO.println(Suspension.chosen() + " " + sum);
        } catch (IllegalStateException refused) {
            IO.println(refused.getMessage());
        }
    }
}
