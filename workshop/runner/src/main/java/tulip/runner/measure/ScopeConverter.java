package tulip.runner.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.Scope;

final class ScopeConverter implements ITypeConverter<Scope.Kind> {
    @Override
    public Scope.Kind convert(String text) {
        List<String> names = Arrays.stream(Scope.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new TypeConversionException("there is no scope '" + text + "': choose " + String.join(", ", names));
        }
        return Scope.Kind.values()[index];
    }
}
