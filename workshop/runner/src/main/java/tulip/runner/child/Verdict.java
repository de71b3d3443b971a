package tulip.runner.child;

import java.util.List;
import java.util.Optional;

/// The result of running one contract.
///
/// @param checks     all checks of the contract, in order; empty if the contract could not be loaded
/// @param failure    the first failure; present exactly if the state is [State#WRONG]
/// @param output     the first part of what the failing check printed, or if none failed, of what all checks
///                   printed
/// @param outputCut  how many bytes of that output are left out
/// @param leftovers  names of threads that the answer left running
/// @param todo       the first `Todo` that was reached, if the answer is not started: what it said, and where
public record Verdict(
        State state,
        List<CheckResult> checks,
        Optional<Failure> failure,
        String output,
        long outputCut,
        List<String> leftovers,
        Optional<Failure> todo) {

    /// The result in one word.
    public enum State {
        DONE,
        WRONG,
        NOT_STARTED
    }

    /// The same run of an exercise that is not started. Then the failures of its checks mean nothing.
    public Verdict notStarted() {
        return new Verdict(State.NOT_STARTED, checks, Optional.empty(), output, outputCut, leftovers, todo);
    }

    /// The same run, with a failure where the first `Todo` was reached.
    public Verdict wrong(Failure failure) {
        List<CheckResult> marked = checks.stream()
                .map(check -> check.name().equals(failure.check()) ? check.marked(Mark.FAILED) : check)
                .toList();
        return new Verdict(State.WRONG, marked, Optional.of(failure), output, outputCut, leftovers, Optional.empty());
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
