package tulip.runner.measure;

import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.engine.EngineKind;

/// Reads the name of an engine; the help lists the names of the catalogue.
final class EngineConverter implements ITypeConverter<EngineKind> {
    /// The names, for a help text.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EngineKind.ids().iterator();
        }
    }

    @Override
    public EngineKind convert(String text) {
        return EngineKind.find(text)
                .orElseThrow(() -> new TypeConversionException(
                        "there is no engine '" + text + "': choose from " + String.join(", ", EngineKind.ids())));
    }
}
