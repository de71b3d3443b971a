package tulip.runner.child;

/// Says what became of one check.
///
/// @param name     the method of the contract
/// @param promise  what it states
public record CheckResult(String name, String promise, Mark mark) {
    CheckResult marked(Mark now) {
        return new CheckResult(name, promise, now);
    }
}
