package tulip.crawler.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import tulip.crawler.report.GraphView.Line;

/// Places the spots of a [GraphView] on rings round the first one. Ring 2 is two lines away from it.
///
/// The spots and the lines by which each is reached first are a tree. Each branch gets a part of the circle, by the
/// number of its leaves (radial tree layout). So the lines of the tree do not cross.
final class GraphLayout {
    /// Where a spot is. The first is at 0, 0.
    ///
    /// @param ring   0 for the first spot
    /// @param angle  in radians, clockwise from the right
    /// @param leaf   whether no spot is reached from this one first
    record Place(double x, double y, int ring, double angle, boolean leaf) {}

    private static final double LEAST_STEP = 110; // between two rings
    private static final double GAP = 15; // between two spots of a ring

    private final GraphView view;
    private final int[] parent;
    private final int[] ring;
    private final int[] leaves; // of the branch
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>(); // by ring

    GraphLayout(GraphView view) {
        int size = view.spots().size();
        this.view = view;
        this.parent = new int[size];
        this.ring = new int[size];
        this.leaves = new int[size];
        growTree();
        countLeaves();
    }

    /// Whether this line is one of the tree.
    boolean isInTree(Line line) {
        return line.to() > 0 && parent[line.to()] == line.from();
    }

    /// Goes along the lines, breadth first. A spot that they do not reach is put below the first one.
    private void growTree() {
        List<List<Integer>> next = new ArrayList<>();
        for (int spot = 0; spot < parent.length; spot++) {
            next.add(new ArrayList<>());
            children.add(new ArrayList<>());
        }
        view.lines().forEach(line -> next.get(line.from()).add(line.to()));
        Arrays.fill(parent, -1);
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        for (int lost = 1; !work.isEmpty(); ) {
            int spot = work.remove();
            order.add(spot);
            next.get(spot).forEach(to -> reach(to, spot, work));
            while (work.isEmpty() && lost < parent.length) {
                reach(lost++, 0, work);
            }
        }
    }

    private void reach(int spot, int from, Deque<Integer> work) {
        if (spot > 0 && parent[spot] < 0) {
            parent[spot] = from;
            ring[spot] = ring[from] + 1;
            children.get(from).add(spot);
            work.add(spot);
        }
    }

    private void countLeaves() {
        for (int i = order.size() - 1; i >= 0; i--) {
            int spot = order.get(i);
            leaves[spot] = Math.max(
                    1,
                    children.get(spot).stream().mapToInt(child -> leaves[child]).sum());
        }
    }

    /// The places of the spots, in their order.
    List<Place> places() {
        double[] angles = angles();
        double[] radii = radii(angles);
        return IntStream.range(0, parent.length)
                .mapToObj(spot -> new Place(
                        radii[ring[spot]] * Math.cos(angles[spot]),
                        radii[ring[spot]] * Math.sin(angles[spot]),
                        ring[spot],
                        angles[spot],
                        children.get(spot).isEmpty()))
                .toList();
    }

    private double[] angles() {
        double[] angles = new double[parent.length];
        double[] begin = new double[parent.length]; // of the part of the circle, in leaves
        for (int spot : order) {
            angles[spot] = 2 * Math.PI * (begin[spot] + leaves[spot] / 2.0) / leaves[0];
            double next = begin[spot];
            for (int child : children.get(spot)) {
                begin[child] = next;
                next += leaves[child];
            }
        }
        return angles;
    }

    /// The radius of each ring: so large that no two of its spots touch.
    private double[] radii(double[] angles) {
        int rings = 1 + Arrays.stream(ring).max().orElse(0);
        double[] least = new double[rings]; // the least angle between neighbours of a ring
        double[] last = new double[rings];
        Arrays.fill(least, 2 * Math.PI);
        Arrays.fill(last, Double.NEGATIVE_INFINITY);
        for (int spot : order) { // in a ring, by angle
            int in = ring[spot];
            least[in] = Math.min(least[in], angles[spot] - last[in]);
            last[in] = angles[spot];
        }
        double[] radii = new double[rings];
        for (int i = 1; i < rings; i++) {
            radii[i] = Math.max(radii[i - 1] + LEAST_STEP, GAP / least[i]);
        }
        return radii;
    }
}
