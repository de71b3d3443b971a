package tulip.runner.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.Scope;

final class ScopeConverter implements ITypeConverter<Scope.Kind> {
    @Override
    public Scope.Kind convert(String text) {
        return Arrays.stream(Scope.Kind.values())
                .filter(kind -> name(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no scope '" + text + "': choose " + names()));
    }

    private static String names() {
        return Arrays.stream(Scope.Kind.values()).map(ScopeConverter::name).collect(Collectors.joining(", "));
    }

    private static String name(Scope.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
