package tulip.runner.measure;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.site.Latency;

final class LatencyConverter implements ITypeConverter<Latency> {
    @Override
    public Latency convert(String text) {
        try {
            return Latency.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
