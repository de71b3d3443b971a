package tulip.crawler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives each address a number, from 0 on, and keeps the address: in its own length and about 24 bytes, because a
/// crawl may know a million addresses. One thread at a time may use it.
public final class Addresses {
    private static final int RECENT = 1 << 12;

    private final Arena texts = new Arena(); // paths with queries
    private final IntColumn places = new IntColumn(0); // of each path in `texts`
    private final IntColumn hashes = new IntColumn(0); // so that few texts are compared
    private final IntColumn origins = new IntColumn(0); // where the origin of each address is in `originOf`
    private final List<Url> originOf = new ArrayList<>(); // one address of each origin
    private int[] table = new int[1 << 10]; // hash table of numbers, each increased by one; 0: empty
    private final Url[] recent = new Url[RECENT]; // by hash: most pages of a site link to the same few pages
    private final int[] recentNumbers = new int[RECENT];
    private final Url[] made = new Url[RECENT]; // by number
    private final int[] madeNumbers = new int[RECENT];
    private int size;

    public int size() {
        return size;
    }

    /// The number of an address. A new address gets the next number.
    ///
    /// @throws IllegalStateException if there is no room: 4 GB of addresses are the most
    public int add(Url url) {
        if (isRecent(url)) {
            return recentNumbers[recentSlot(url)];
        }
        byte[] text = url.pathAndQuery().getBytes(UTF_8);
        int slot = slot(url, text);
        int number = table[slot] == 0 ? addNew(url, text, slot) : table[slot] - 1;
        remember(url, number);
        return number;
    }

    private int addNew(Url url, byte[] text, int slot) {
        int number = size++;
        places.set(number, texts.add(text, text.length));
        hashes.set(number, url.hashCode());
        origins.set(number, originOf(url));
        table[slot] = size;
        if (4L * size > 3L * table.length) {
            grow();
        }
        keepMade(url, number); // most are used at once
        return number;
    }

    /// The number of an address, or -1 if it has none.
    int find(Url url) {
        return isRecent(url)
                ? recentNumbers[recentSlot(url)]
                : table[slot(url, url.pathAndQuery().getBytes(UTF_8))] - 1;
    }

    /// The address with this number.
    public Url get(int number) {
        int slot = number & RECENT - 1;
        if (made[slot] == null || madeNumbers[slot] != number) {
            keepMade(make(number), number);
            remember(made[slot], number);
        }
        return made[slot];
    }

    private void keepMade(Url url, int number) {
        made[number & RECENT - 1] = url;
        madeNumbers[number & RECENT - 1] = number;
    }

    /// The addresses with these numbers. A [Url] is made only when it is asked for.
    public List<Url> list(int[] numbers) {
        return new AddressList(this, numbers);
    }

    /// Says whether two addresses have the same scheme, host and port.
    boolean sameOrigin(int number, Url url) {
        return originOf.get(origins.get(number)).sameOrigin(url);
    }

    /// Those of these addresses whose path and query begin so.
    int[] beginningWith(String begin, int[] numbers) {
        int[] places = new int[numbers.length]; // in a loop of its own, so that the processor waits for memory once
        for (int i = 0; i < numbers.length; i++) {
            places[i] = this.places.get(numbers[i]);
        }
        byte[] text = begin.getBytes(UTF_8);
        int[] found = new int[numbers.length];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (texts.startsWith(places[i], text)) {
                found[count++] = numbers[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private Url make(int number) {
        Url origin = originOf.get(origins.get(number));
        return new Url(origin.scheme(), origin.host(), origin.port(), name(number));
    }

    private boolean isRecent(Url url) {
        return url.equals(recent[recentSlot(url)]);
    }

    private void remember(Url url, int number) {
        recent[recentSlot(url)] = url;
        recentNumbers[recentSlot(url)] = number;
    }

    private static int recentSlot(Url url) {
        return url.hashCode() & RECENT - 1;
    }

    /// Path and query of the address with this number.
    String name(int number) {
        return new String(texts.get(places.get(number)), UTF_8);
    }

    /// Compares the names of two addresses.
    int compareNames(int one, int other) {
        return texts.compare(places.get(one), places.get(other));
    }

    /// Where the number of an address is in the table, or where it belongs.
    private int slot(Url url, byte[] text) {
        int hash = url.hashCode();
        int slot = spread(hash);
        while (table[slot] != 0 && !(hashes.get(table[slot] - 1) == hash && is(table[slot] - 1, url, text))) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean is(int number, Url url, byte[] text) {
        return texts.holds(places.get(number), text) && sameOrigin(number, url);
    }

    private int spread(int hash) {
        int mixed = hash * 0x9E3779B9; // Knuth's multiplicative hashing: the high bits are the good ones
        return (mixed ^ mixed >>> 16) & table.length - 1;
    }

    private int originOf(Url url) {
        for (int i = 0; i < originOf.size(); i++) {
            if (originOf.get(i).sameOrigin(url)) {
                return i;
            }
        }
        originOf.add(url.at("/"));
        return originOf.size() - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            int slot = spread(hashes.get(number));
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = number + 1;
        }
    }
}
