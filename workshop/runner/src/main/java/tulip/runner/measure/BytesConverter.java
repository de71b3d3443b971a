package tulip.runner.measure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number of bytes such as `500m` or `1g`.
final class BytesConverter implements ITypeConverter<Long> {
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})([kmg]?)");

    @Override
    public Long convert(String text) {
        Matcher bytes = BYTES.matcher(text);
        if (!bytes.matches()) {
            throw new TypeConversionException("'" + text + "' is no number of bytes: write 500m or 1g");
        }
        int shift = switch (bytes.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        return Long.parseLong(bytes.group(1)) << shift;
    }
}
