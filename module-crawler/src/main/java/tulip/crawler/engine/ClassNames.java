package tulip.crawler.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/// Replaces the names of classes in a class file. They stand as text in its constant pool (JVMS 4.4).
///
/// @param replaced  the new name of each old one, with dots
record ClassNames(Map<String, String> replaced) {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    byte[] replaceIn(byte[] classFile) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(classFile));
        var bytes = new ByteArrayOutputStream(classFile.length);
        var out = new DataOutputStream(bytes);
        out.writeLong(in.readLong()); // the magic number and the version
        int left = in.readUnsignedShort();
        out.writeShort(left);
        while (left > 1) {
            left -= copyConstant(in, out);
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    /// @return how many indices the constant takes
    private int copyConstant(DataInputStream in, DataOutputStream out) throws IOException {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == UTF8) {
            out.writeUTF(replace(in.readUTF()));
        } else {
            out.write(in.readNBytes(length(tag)));
        }
        return tag == LONG || tag == DOUBLE ? 2 : 1;
    }

    /// The length of a constant without its tag.
    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // int, float, members, their names, and dynamic ones
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            case 15 -> 3; // method handle
            default -> throw new IOException("a class file has a constant with the unknown tag " + tag);
        };
    }

    /// A class is named alone, or in the type of a member.
    private String replace(String text) {
        String now = text;
        for (var each : replaced.entrySet()) {
            String from = each.getKey().replace('.', '/');
            String to = each.getValue().replace('.', '/');
            now = now.equals(from)
                    ? to
                    : now.replace("L" + from + ";", "L" + to + ";").replace("L" + from + "<", "L" + to + "<");
        }
        return now;
    }
}
