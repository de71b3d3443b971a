package tulip.runner.child;

/// The result of a check, with its name and promise.
///
/// @param contract  the class that declares it, by its full name: the exercise's contract, or that of an earlier one
/// @param name      the method
/// @param promise   what it states
public record CheckResult(String contract, String name, String promise, Mark mark) {
    CheckResult marked(Mark now) {
        return new CheckResult(contract, name, promise, now);
    }
}
