package tulip.crawler.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tulip.crawler.Url;
import tulip.crawler.report.GraphView.Kind;
import tulip.crawler.report.GraphView.Line;
import tulip.crawler.report.GraphView.Spot;

/// Makes a [GraphView] of at most so many spots. A small site is shown whole. Of a large one, a spot is a folder; if
/// the site has no useful folders, only the addresses are shown to which most others link.
final class GraphViews {
    private static final int FEWEST_FOLDERS = 4;

    private static final Fate NOT_SEEN = new Fate.Open();

    private final LinkGraph graph;
    private final int most;
    private final int[] in;

    /// @param most  spots, at least 2
    GraphViews(LinkGraph graph, int most) {
        this.graph = graph;
        this.most = most;
        this.in = new int[graph.size()];
        for (int from = 0; from < graph.size(); from++) {
            for (int to : graph.targets(from)) {
                in[to] += to == from ? 0 : 1;
            }
        }
    }

    GraphView view() {
        if (graph.size() <= most) {
            return addresses(IntStream.range(0, graph.size()).toArray(), "");
        }
        for (int levels = deepest(); levels > 0; levels--) {
            int cut = levels;
            IntFunction<String> folder = number -> folder(graph.address(number), cut);
            int folders = (int) IntStream.range(0, graph.size())
                    .mapToObj(folder)
                    .distinct()
                    .limit(most + 1L)
                    .count();
            if (folders <= most) {
                return folders < FEWEST_FOLDERS ? mostLinked() : folders(folder);
            }
        }
        return mostLinked();
    }

    private int deepest() {
        return IntStream.range(0, graph.size())
                .map(number -> (int) graph.address(number)
                        .path()
                        .chars()
                        .filter(c -> c == '/')
                        .count())
                .max()
                .orElse(0);
    }

    /// The site and the first folders of an address; a file is no folder.
    private String folder(Url url, int levels) {
        String path = url.path();
        int end = 0;
        for (int level = 0, slash = 0; level < levels && slash >= 0; level++) {
            end = slash + 1;
            slash = path.indexOf('/', end);
        }
        String folder = path.substring(0, end);
        return url.sameOrigin(graph.start()) ? folder : url.scheme() + "://" + url.authority() + folder;
    }

    private GraphView mostLinked() {
        int[] shown = IntStream.range(0, graph.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(number -> number == 0 ? 0 : 1)
                        .thenComparingInt(number -> -in[number])
                        .thenComparing(number -> graph.address(number).toString()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        return addresses(
                shown,
                String.format(
                        Locale.ROOT,
                        ": the start and the %,d others to which most addresses link, of %,d",
                        most - 1,
                        graph.size()));
    }

    private GraphView addresses(int[] shown, String which) {
        int[] spotOf = new int[graph.size()];
        Arrays.fill(spotOf, -1);
        List<Spot> spots = new ArrayList<>();
        for (int number : shown) {
            spotOf[number] = spots.size();
            spots.add(spot(number));
        }
        return new GraphView("Each spot is an address" + which, spots, lines(spotOf));
    }

    private Spot spot(int number) {
        Url url = graph.address(number);
        int out = (int)
                Arrays.stream(graph.targets(number)).filter(to -> to != number).count();
        var entry = graph.entry(number);
        return new Spot(
                url.sameOrigin(graph.start()) ? url.pathAndQuery() : url.toString(),
                url.toString(),
                kind(number),
                1,
                entry.map(Journal.Entry::depth).orElse(Integer.MAX_VALUE),
                in[number],
                out,
                entry.map(each -> fate(each.fate())).orElse("on another site"));
    }

    private Kind kind(int number) {
        return switch (graph.entry(number).map(Journal.Entry::fate).orElse(NOT_SEEN)) {
            case Fate.Page _ -> Kind.PAGE;
            case Fate.NotAPage _ -> Kind.OTHER;
            case Fate.Redirect _ -> Kind.REDIRECT;
            case Fate.Failed _ -> Kind.FAILED;
            case Fate.Skipped _, Fate.Open _ -> Kind.SKIPPED;
        };
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Page _ -> "page";
            case Fate.NotAPage _ -> "not HTML";
            case Fate.Redirect _ -> "redirect";
            case Fate.Failed(var failure) -> Words.of(failure);
            case Fate.Skipped(var _, String why) -> "not fetched: it " + why;
            case Fate.Open _ -> "not fetched before the crawl ended";
        };
    }

    private GraphView folders(IntFunction<String> folderOf) {
        Map<String, Integer> spotOfFolder = new LinkedHashMap<>();
        int[] spotOf = new int[graph.size()];
        for (int number = 0; number < graph.size(); number++) {
            spotOf[number] = spotOfFolder.computeIfAbsent(folderOf.apply(number), _ -> spotOfFolder.size());
        }
        List<Line> lines = lines(spotOf);
        List<String> names = List.copyOf(spotOfFolder.keySet());
        int[] sizes = new int[names.size()];
        int[] failed = new int[names.size()];
        int[] depths = new int[names.size()];
        Arrays.fill(depths, Integer.MAX_VALUE);
        for (int number = 0; number < graph.size(); number++) {
            int spot = spotOf[number];
            sizes[spot]++;
            failed[spot] += kind(number) == Kind.FAILED ? 1 : 0;
            depths[spot] = Math.min(
                    depths[spot], graph.entry(number).map(Journal.Entry::depth).orElse(Integer.MAX_VALUE));
        }
        List<Spot> spots = new ArrayList<>();
        for (int spot = 0; spot < names.size(); spot++) {
            spots.add(folder(names.get(spot), spot, lines, sizes[spot], failed[spot], depths[spot]));
        }
        String title =
                String.format(Locale.ROOT, "Each spot is a folder with all addresses in it: %,d in all", graph.size());
        return new GraphView(title, spots, lines);
    }

    private Spot folder(String name, int spot, List<Line> lines, int size, int failed, int depth) {
        int in = lines.stream()
                .filter(line -> line.to() == spot)
                .mapToInt(Line::links)
                .sum();
        int out = lines.stream()
                .filter(line -> line.from() == spot)
                .mapToInt(Line::links)
                .sum();
        String address = name.startsWith("/")
                ? graph.start().scheme() + "://" + graph.start().authority() + name
                : name;
        String fate = Words.count(size, "address", "addresses") + (failed > 0 ? ", " + failed + " failed" : "");
        return new Spot(name, address, Kind.FOLDER, size, depth, in, out, fate);
    }

    /// @param spotOf  by the number of an address; -1 if it is not shown
    private List<Line> lines(int[] spotOf) {
        Map<Long, Integer> links = new HashMap<>();
        for (int from = 0; from < graph.size(); from++) {
            for (int to : graph.targets(from)) {
                if (spotOf[from] >= 0 && spotOf[to] >= 0 && spotOf[from] != spotOf[to]) {
                    links.merge((long) spotOf[from] << 32 | spotOf[to], 1, Integer::sum);
                }
            }
        }
        return links.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Line((int) (each.getKey() >> 32), each.getKey().intValue(), each.getValue()))
                .toList();
    }
}
