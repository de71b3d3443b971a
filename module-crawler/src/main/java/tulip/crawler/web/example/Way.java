package tulip.crawler.web.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tulip.async.Async;
import tulip.async.Task;
import tulip.async.TaskGroup;

/// Three ways to wait for all back ends of one page.
public enum Way {
    BLOCKING("one thread, one call after the other") {
        // Another thread than the loop's, so that other requests go on.
        @Override
        List<Answer> askAll(List<BackEnd> backEnds, Start start) {
            return Async.toThread(() -> {
                List<Answer> answers = new ArrayList<>();
                for (BackEnd each : backEnds) {
                    answers.add(start.time(each, each::askBlocking));
                }
                return answers;
            });
        }
    },
    VIRTUAL("a virtual thread for each call") {
        @Override
        List<Answer> askAll(List<BackEnd> backEnds, Start start) {
            return Async.toThread(() -> {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<Answer>> calls = backEnds.stream()
                            .map(each -> threads.submit(() -> start.time(each, each::askBlocking)))
                            .toList();
                    List<Answer> answers = new ArrayList<>();
                    for (Future<Answer> call : calls) {
                        answers.add(call.get());
                    }
                    return answers;
                }
            });
        }
    },
    LOOP("a task for each call, no other thread") {
        @Override
        List<Answer> askAll(List<BackEnd> backEnds, Start start) {
            List<Task<Answer>> calls = TaskGroup.run(group -> backEnds.stream()
                    .map(each -> group.start(() -> start.time(each, each::ask)))
                    .toList());
            return calls.stream().map(Task::result).toList();
        }
    };

    private final String sentence;

    Way(String sentence) {
        this.sentence = sentence;
    }

    /// When a back end was asked and when it had answered, in milliseconds since the request for the page.
    public record Answer(String backEnd, double begin, double end) {}

    /// What one request for the page took.
    public record Result(Way way, double millis, List<Answer> answers) {}

    /// A call of a back end.
    interface Call {
        byte[] ask() throws Exception;
    }

    /// The time of the request for the page, as `System.nanoTime()` counts.
    record Start(long nanos) {
        Answer time(BackEnd backEnd, Call call) throws Exception {
            double begin = millis();
            call.ask();
            return new Answer(backEnd.name(), begin, millis());
        }

        double millis() {
            return (System.nanoTime() - nanos) / 1e6;
        }
    }

    abstract List<Answer> askAll(List<BackEnd> backEnds, Start start);

    /// Asks all back ends, and waits for all answers. The loop goes on meanwhile.
    public Result ask(List<BackEnd> backEnds) {
        var start = new Start(System.nanoTime());
        List<Answer> answers = askAll(backEnds, start);
        return new Result(this, start.millis(), answers);
    }

    /// How this way waits, in words.
    public String sentence() {
        return sentence;
    }

    /// The path of its page.
    public String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }
}
