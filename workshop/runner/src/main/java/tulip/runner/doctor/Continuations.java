package tulip.runner.doctor;

import java.util.ArrayList;
import java.util.List;
import tulip.generators.Generator;
import tulip.generators.Suspension;

/// Whether a generator works, and on which backend.
///
/// @param exported  whether the JVM lets this program use its continuations
/// @param backend   the backend that generators use
/// @param values    what a generator gave that yields 1 and 2
record Continuations(boolean exported, String backend, List<Integer> values) {
    static Continuations here() {
        List<Integer> values = new ArrayList<>();
        try (Generator<Integer> two = Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        })) {
            two.forEachRemaining(values::add);
        }
        boolean exported = Suspension.CONTINUATION.isAvailable();
        return new Continuations(exported, Suspension.chosen().toString(), values);
    }

    Finding finding() {
        if (!values.equals(List.of(1, 2))) {
            return Finding.wrong(
                    "generator", "one that yields 1, 2 gave " + values + " on a " + backend, "use another JDK 25");
        }
        if (!backend.equals(Suspension.CONTINUATION.toString())) {
            return Finding.note(
                    "generator",
                    "works on a " + backend + ", which is slower than a continuation",
                    exported
                            ? "leave out -Dtulip.suspension"
                            : "start this with ./tulip, or give java --add-exports java.base/jdk.internal.vm=ALL-UNNAMED");
        }
        return Finding.ok("generator", "works, on a " + backend);
    }
}
