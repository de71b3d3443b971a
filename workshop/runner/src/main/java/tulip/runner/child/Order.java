package tulip.runner.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An order to a child: run one contract.
///
/// @param contract  the name of the class to run: an exercise's test, a reference's, a mistake
/// @param classes   the class files that are loaded again for this run, by name: the answer and its test. No other
///                  class of the packages `tulip.*.exercise` can be loaded
/// @param mistakes  names of the classes that hold the named mistakes to recognise
/// @param toFirstFailure  whether the checks after the first failure are left out
public record Order(String contract, Map<String, byte[]> classes, List<String> mistakes, boolean toFirstFailure) {
    private static final int MOST_BYTES = 1 << 24;

    /// Runs every check.
    public Order(String contract, Map<String, byte[]> classes, List<String> mistakes) {
        this(contract, classes, mistakes, false);
    }

    /// Runs a class that is already on the class path: a reference, or a mistake.
    public static Order of(String contract) {
        return new Order(contract, Map.of(), List.of());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(contract);
        out.writeInt(classes.size());
        for (var each : classes.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        out.writeInt(mistakes.size());
        for (String each : mistakes) {
            out.writeUTF(each);
        }
        out.writeBoolean(toFirstFailure);
        out.flush();
    }

    static Order read(DataInputStream in) throws IOException {
        String contract = in.readUTF();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(Math.min(in.readInt(), MOST_BYTES)));
        }
        List<String> mistakes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            mistakes.add(in.readUTF());
        }
        return new Order(contract, classes, mistakes, in.readBoolean());
    }
}
