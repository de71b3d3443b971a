package tulip.crawler.engine;

import java.util.Arrays;
import java.util.Optional;

/// A part of engine `tulip` that an answer to an exercise can replace. The result is engine `mine`.
public enum Part {
    HANDOFF("Handoff", "generators", "MyHandoff"),
    GENERATOR("Generator", "generators", "MyGenerator"),
    COROUTINE("Coroutine", "coroutines", "MyCoroutine"),
    EVENT_LOOP("EventLoop", "async", "MyLoop"),
    CALL_QUEUE("CallQueue", "async", "MyThreadsafeCalls"),
    FUTURE("Future", "async", "MyFuture"),
    TASK("Task", "async", "MyTask"),
    TASK_GROUP("TaskGroup", "async", "MyTaskGroup"),
    QUEUE("Queue", "async", "MyQueue"),
    WORKER_QUEUE("WorkerQueue", "crawler", "MyWorkerQueue"),
    LINKS("Links", "crawler", "MyLinks"),
    REDIRECTS("Redirects", "crawler", "MyRedirects"),
    RETRY("Retry", "crawler", "MyRetry");

    private final String id;
    private final String answer;

    Part(String id, String stage, String answer) {
        this.id = id;
        this.answer = "tulip." + stage + ".exercise." + answer;
    }

    /// The name for people: that of the reference's interface or class.
    public String id() {
        return id;
    }

    /// The class of the answer, by its full name.
    public String answer() {
        return answer;
    }

    public static Optional<Part> find(String id) {
        return Arrays.stream(values()).filter(part -> part.id.equals(id)).findFirst();
    }
}
