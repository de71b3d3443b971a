package tulip.runner.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The character set of standard output.
record Encoding(Charset output, Os os) {
    static Encoding here() {
        return new Encoding(System.out.charset(), Os.here());
    }

    Finding finding() {
        if (output.equals(StandardCharsets.UTF_8)) {
            return Finding.ok("text", "UTF-8: ticks, arrows and bars can be printed");
        }
        return Finding.note(
                "text",
                output.name() + ": ticks, arrows and bars become plain signs",
                switch (os) {
                    case LINUX -> "export LC_ALL=C.UTF-8";
                    case MAC -> "export LC_ALL=en_US.UTF-8";
                    case WINDOWS -> "chcp 65001, or use Windows Terminal";
                });
    }
}
