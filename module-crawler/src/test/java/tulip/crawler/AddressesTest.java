package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static final Url HOME = Url.parse("http://h/");

    private final Addresses addresses = new Addresses();

    @Test
    void eachAddressGetsTheNextNumberOnce() {
        assertEquals(0, addresses.add(HOME));
        assertEquals(1, addresses.add(HOME.at("/a")));
        assertEquals(0, addresses.add(Url.parse("http://h/")));
        assertEquals(2, addresses.size());
        assertEquals(-1, addresses.find(HOME.at("/b")));
        assertEquals(HOME.at("/a"), addresses.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> new Addresses().get(0));
    }

    @Test
    void originsAreToldApart() {
        List<Url> all = List.of(
                HOME, Url.parse("https://h/"), Url.parse("http://h:81/"), Url.parse("http://other/"), HOME.at("/?a"));
        all.forEach(addresses::add);
        assertEquals(all.size(), addresses.size());
        for (int number = 0; number < all.size(); number++) {
            assertEquals(all.get(number), addresses.get(number));
            assertEquals(number, addresses.find(all.get(number)));
        }
    }

    @Test
    void aLongAddressIsKept() {
        Url longest = HOME.at("/" + "x".repeat(1 << 20));
        addresses.add(HOME);
        addresses.add(longest);
        addresses.add(HOME.at("/after"));
        assertEquals(longest, addresses.get(1));
        assertEquals(HOME.at("/after"), addresses.get(2));
        assertEquals(1, addresses.find(longest));
    }

    @Test
    void manyAddressesAreKeptAsAMapWouldDo() {
        var random = new Random(1);
        Map<Url, Integer> model = new HashMap<>();
        List<Url> order = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            Url url = HOME.at("/" + random.nextInt(20_000) + "/" + "y".repeat(random.nextInt(40)) + "?" + i % 3);
            if (!model.containsKey(url)) {
                model.put(url, order.size());
                order.add(url);
            }
            assertEquals(model.get(url), addresses.add(url));
        }
        assertEquals(order.size(), addresses.size());
        for (int number = 0; number < order.size(); number++) {
            assertEquals(order.get(number), addresses.get(number));
            assertEquals(number, addresses.find(order.get(number)));
        }
    }

    @Test
    void namesAreSortedAsStringsAre() {
        var random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            addresses.add(HOME.at("/" + Integer.toString(random.nextInt(1_000_000), 36) + "z".repeat(i % 3)));
        }
        var names = new PageNames(addresses, number -> number % 2 == 0);
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(addresses.size() / 2, names.size());
    }
}
