package tulip.iterators.example;

import java.util.Iterator;

/// Shows what `for` really calls, on a very short iterator. In Python: python/what_for_calls.py.
final class WhatForCalls {
    private WhatForCalls() {}

    /// A roll of numbered tickets, which has no end.
    private static final class Tickets implements Iterator<Integer> {
        private int last;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return ++last;
        }
    }

    static void main() {
        Iterable<Integer> tickets = Tickets::new; // its method iterator() makes a new roll
        for (int ticket : tickets) {
            IO.println("ticket " + ticket);
            if (ticket == 3) {
                break;
            }
        }

        Iterator<Integer> walk = tickets.iterator();
        while (walk.hasNext()) {
            int ticket = walk.next();
            IO.println("ticket " + ticket);
            if (ticket == 3) {
                break;
            }
        }
    }
}
