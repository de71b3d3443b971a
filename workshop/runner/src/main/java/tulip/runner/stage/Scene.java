package tulip.runner.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.stage.StageEvent;

/// What a run has shown at its end: the fold of its events. The page does the same in JavaScript.
final class Scene {
    /// A point of a lane's curve.
    ///
    /// @param millis  since the lane began
    record Point(double millis, double value) {}

    private List<String> names = List.of();
    private double idealMillis = Double.NaN;
    private String quantity = "";
    private final Map<String, List<Point>> current = new LinkedHashMap<>();
    private final Map<String, List<Point>> finished = new LinkedHashMap<>();
    private StageEvent.Table table = new StageEvent.Table(List.of(), List.of());
    private List<String> why = List.of();

    static Scene of(List<Moment> moments) {
        var scene = new Scene();
        moments.forEach(moment -> scene.see(moment.event()));
        return scene;
    }

    private void see(StageEvent event) {
        switch (event) {
            case StageEvent.Lanes lanes -> {
                names = lanes.names();
                idealMillis = lanes.idealMillis();
                quantity = lanes.quantity();
            }
            case StageEvent.Begun(String lane, String _) -> current.put(lane, new ArrayList<>());
            case StageEvent.Progress(String lane, double at, double _, double value) ->
                current.computeIfAbsent(lane, _ -> new ArrayList<>()).add(new Point(at, value));
            case StageEvent.Finished(String lane, double took) ->
                finished.put(lane, until(took, current.getOrDefault(lane, List.of())));
            case StageEvent.Table newer -> table = newer;
            case StageEvent.Why(List<String> sentences) -> why = sentences;
            case StageEvent.Now _, StageEvent.Uses _, StageEvent.Lost _, StageEvent.Looked _, StageEvent.Ended _ -> {}
        }
    }

    /// The points of a finished lane. Our clock sees each point a little later than the lane's own clock.
    private static List<Point> until(double took, List<Point> curve) {
        return curve.stream()
                .filter(point -> point.millis() <= took)
                .sorted(Comparator.comparingDouble(Point::millis))
                .toList();
    }

    List<String> names() {
        return names;
    }

    double idealMillis() {
        return idealMillis;
    }

    String quantity() {
        return quantity;
    }

    StageEvent.Table table() {
        return table;
    }

    List<String> why() {
        return why;
    }

    /// The last finished curve of a lane, or what there is of an unfinished one.
    List<Point> curve(String lane) {
        return finished.getOrDefault(lane, current.getOrDefault(lane, List.of()));
    }
}
