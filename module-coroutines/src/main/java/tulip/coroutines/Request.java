package tulip.coroutines;

import java.util.Objects;

/// What a task of a [TinyOS] asks for. The answer is the value of the yield.
public sealed interface Request {
    /// Lets the other tasks run. Answer: null.
    record Pass() implements Request {}

    /// Asks for the task's own number. Answer: an Integer.
    record GetId() implements Request {}

    /// Starts a task. Answer: its number, an Integer.
    record Start(Coroutine.Body<Request, Object, ?> body) implements Request {
        public Start {
            Objects.requireNonNull(body, "body");
        }
    }

    /// Ends a task: it is closed, so each `finally` of it runs. Answer: true, or false if there is no such task.
    /// If the task yields when it is closed, the killer gets the IllegalStateException, and the task goes on.
    /// A task that kills itself gets no answer.
    record Kill(int id) implements Request {}

    /// Waits for the end of a task. Answer, after the end: true, or at once false if there is no such task. A task
    /// that waits for itself gets an IllegalArgumentException.
    record WaitFor(int id) implements Request {}
}
