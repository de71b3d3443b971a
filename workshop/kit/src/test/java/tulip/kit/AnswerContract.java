package tulip.kit;

import org.junit.jupiter.api.Order;

/// A contract with two checks, to give answers to.
abstract class AnswerContract extends Contract {
    abstract int answer();

    @Check("The answer is 42.")
    @Order(1)
    @Deadline(millis = 1_000)
    void theAnswer() {
        expect("the answer", 42, step("answer()", this::answer));
    }

    @Check("It is the same answer again.")
    @Order(2)
    void again() {
        expect("the answer", 42, answer());
    }
}
