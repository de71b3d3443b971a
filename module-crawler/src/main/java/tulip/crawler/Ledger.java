package tulip.crawler;

import java.io.IOException;

/// Knows what each customer of the coffee shop drinks. It is on another machine, and its driver can only block,
/// as JDBC does: each call blocks its thread until the answer is there.
public interface Ledger {
    /// What the customer usually drinks.
    String usual(String customer) throws IOException;

    /// Notes that the customer has had a drink.
    void note(String customer, String drink) throws IOException;
}
