package tulip.crawler;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// Addresses that are known by their numbers. A [Url] is made only when it is asked for: a crawl that goes on reads
/// millions of links, and nearly all lead to addresses that it knows already.
final class AddressList extends AbstractList<Url> implements RandomAccess {
    private final Addresses addresses;
    private final int[] numbers;

    AddressList(Addresses addresses, int[] numbers) {
        this.addresses = addresses;
        this.numbers = numbers;
    }

    /// Those of these links whose path and query may begin so: all of them, or fewer.
    static List<Url> below(String folder, List<Url> links) {
        if (!(links instanceof AddressList list)) {
            return links;
        }
        return list.addresses.list(list.addresses.beginningWith(folder, list.numbers));
    }

    /// The number of a link, or -1 if it must be looked up.
    static int numberOf(List<Url> links, int index) {
        return links instanceof AddressList list ? list.numbers[index] : -1;
    }

    @Override
    public Url get(int index) {
        return addresses.get(numbers[index]);
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
