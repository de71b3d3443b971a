package tulip.crawler.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All faults except the [FaultyPort]s, grouped by the part of the response that is wrong.
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Place {
    BEFORE_HEAD("before the head", HeadFaults.BEFORE),
    HEAD("in the head", HeadFaults.INSIDE),
    LENGTH("in the length of the body", FramingFaults.LENGTH),
    CHUNKS("in the chunks of the body", FramingFaults.CHUNKS),
    BODY("in the body", BodyFaults.INSIDE),
    MEANING("in the meaning of the body", BodyFaults.MEANING),
    REDIRECT("in a redirect", RedirectFaults.ALL);

    private final String text;
    private final List<Fault> faults;

    Place(String text, List<Fault> faults) {
        this.text = text;
        this.faults = faults;
    }

    public String text() {
        return text;
    }

    public List<Fault> faults() {
        return faults;
    }

    /// The faults of all places.
    public static Stream<Fault> allFaults() {
        return Arrays.stream(values()).flatMap(place -> place.faults.stream());
    }

    static Optional<Fault> find(String id) {
        return allFaults().filter(fault -> fault.id().equals(id)).findFirst();
    }

    /// The fault at this address; also at an address to which a fault leads.
    static Optional<Fault> at(String address) {
        return allFaults()
                .filter(fault ->
                        address.startsWith(fault.path()) && fault.step(address).isPresent())
                .findFirst();
    }
}
