package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.guard.AddressBlock;

/// The option that says to which addresses a crawl may connect, beside those of public hosts and of its start.
final class AccessOptions {
    @Option(
            names = "--allow-address",
            paramLabel = "ADDRESS",
            converter = BlockConverter.class,
            description = "connect to a private or other special address, such as 10.1.2.3 or 10.0.0.0/8;"
                    + " may be given many times (default: only if the start is one)")
    private List<AddressBlock> allowed = new ArrayList<>();

    Access access(Url start) {
        return Access.of(start, allowed);
    }

    /// Reads an address or a block of addresses.
    static final class BlockConverter implements ITypeConverter<AddressBlock> {
        @Override
        public AddressBlock convert(String text) {
            try {
                return AddressBlock.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
