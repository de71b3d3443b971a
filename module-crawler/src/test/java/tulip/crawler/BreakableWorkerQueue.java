package tulip.crawler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tulip.async.Queue;
import tulip.async.Task;
import tulip.async.TaskGroup;

/// A correct frontier with workers, which it cancels at the end. Each mistake overrides one or two methods, and so
/// has only one fault.
class BreakableWorkerQueue implements WorkerQueue<String> {
    final Set<String> seen = new HashSet<>();
    final Map<String, Exception> failures = new LinkedHashMap<>();
    final Queue<String> frontier = frontier();

    Queue<String> frontier() {
        return new Queue<>();
    }

    @Override
    public void add(String item) {
        if (seen.add(item)) {
            put(item);
        }
    }

    void put(String item) {
        frontier.put(item);
    }

    @Override
    public Map<String, Exception> run(int workers, Worker<String> worker) {
        return TaskGroup.run(group -> {
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                tasks.add(group.start(() -> workForEver(worker)));
            }
            frontier.join();
            tasks.forEach(Task::cancel);
            return failures;
        });
    }

    Void workForEver(Worker<String> worker) throws Exception {
        while (true) {
            workOn(frontier.get(), worker);
        }
    }

    void workOn(String item, Worker<String> worker) throws Exception {
        try {
            worker.work(item);
        } catch (Exception failed) {
            fails(item, failed);
        } finally {
            frontier.taskDone();
        }
    }

    void fails(String item, Exception failed) throws Exception {
        failures.put(item, failed);
    }
}
