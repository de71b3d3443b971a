package tulip.runner.measure;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.engine.EngineKind;

final class EngineConverter implements ITypeConverter<EngineKind> {
    @Override
    public EngineKind convert(String text) {
        return EngineKind.find(text)
                .orElseThrow(() -> new TypeConversionException(
                        "there is no engine '" + text + "': choose from " + EngineKind.ids()));
    }
}
