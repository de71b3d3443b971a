package tulip.async;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.kit.HangStory;
import tulip.kit.HangTeller;
import tulip.kit.timeline.Timeline;

/// Tells for what the tasks of the running loops wait: a task that waits is on no thread.
final class LoopTeller implements HangTeller {
    private static final int MOST = 5;

    /// `Ada waits in Queue.get: a put ends the wait (Shop.java:12)`, and so on.
    @Override
    public HangStory tell() {
        return tell(Running.loops());
    }

    static HangStory tell(List<EventLoop> loops) {
        List<String> told = new ArrayList<>();
        Optional<Timeline> picture = Optional.empty();
        for (EventLoop loop : loops) {
            TaskRecord record = loop.running().record();
            if (record != null) {
                List<Description.State> states = Description.ofHang(loop, record);
                told.addAll(sentences(states));
                picture = picture.or(() -> TaskPicture.of(record, labels(states)));
            }
        }
        return new HangStory(HangStory.limited(told, MOST, "task", "tasks"), picture);
    }

    /// Tasks that wait for the same at the same line are told together.
    private static List<String> sentences(List<Description.State> states) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Description.State state : states) {
            names.computeIfAbsent(state.words() + line(state.call()), _ -> new ArrayList<>())
                    .add(state.task().name());
        }
        List<String> told = new ArrayList<>();
        names.forEach((words, who) -> told.add(who.size() == 1 ? who.getFirst() + " " + words : each(who) + words));
        return told;
    }

    private static String each(List<String> names) {
        int more = names.size() - MOST;
        return String.join(", ", names.subList(0, Math.min(MOST, names.size())))
                + (more > 0 ? " and " + more + " more" : "") + ": each ";
    }

    private static String line(StackTraceElement call) {
        return call == null ? "" : " (" + call.getFileName() + ":" + call.getLineNumber() + ")";
    }

    /// What each task does, in few words.
    private static Map<Task<?>, String> labels(List<Description.State> states) {
        Map<Task<?>, String> labels = new HashMap<>();
        states.forEach(state -> labels.putIfAbsent(state.task(), state.words().split("[:,]", 2)[0]));
        return labels;
    }
}
