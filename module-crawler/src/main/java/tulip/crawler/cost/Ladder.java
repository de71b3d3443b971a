package tulip.crawler.cost;

/// The rates that are tried: each is 10 % higher than the one before, so two rates differ by this at least.
public final class Ladder {
    /// The quotient of two neighbouring rates.
    public static final double NOTCH = 1.1;

    /// The notch of the lowest rate, 10 requests a second.
    static final int LEAST = 0;

    /// The notch of the highest rate, about 100,000 requests a second.
    static final int MOST = 97;

    /// The notch at which each engine begins, about 50 requests a second.
    static final int START = 17;

    /// So many notches up (to 1.46 times the rate) until a rate breaks for the first time.
    static final int JUMP = 4;

    private static final double LEAST_RATE = 10;

    private Ladder() {}

    /// Requests a second.
    public static double rate(int notch) {
        return LEAST_RATE * Math.pow(NOTCH, notch);
    }

    static int clamp(int notch) {
        return Math.clamp(notch, LEAST, MOST);
    }
}
