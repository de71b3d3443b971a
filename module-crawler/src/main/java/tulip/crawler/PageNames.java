package tulip.crawler;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The names of some addresses, sorted. A name is made only when it is asked for: a million names would take 100 MB.
final class PageNames extends AbstractList<String> implements RandomAccess {
    private final Addresses addresses;
    private final int[] sorted;

    /// @param chosen  says which addresses belong to it, by their numbers
    PageNames(Addresses addresses, IntPredicate chosen) {
        this.addresses = addresses;
        this.sorted = IntStream.range(0, addresses.size())
                .filter(chosen)
                .boxed()
                .sorted(addresses::compareNames)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public String get(int index) {
        return addresses.name(sorted[index]);
    }

    @Override
    public int size() {
        return sorted.length;
    }
}
