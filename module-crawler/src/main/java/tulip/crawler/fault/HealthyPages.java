package tulip.crawler.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tulip.crawler.site.Seeded;

/// The correct pages of the site: the start page, which links to all faults, and other pages, which link to one
/// another.
///
/// @param count  number of pages besides the start page
record HealthyPages(long seed, int count) {
    private static final int LEAST = 10;
    private static final int MOST = 30;
    private static final int LINKS = 3;

    static HealthyPages of(long seed) {
        return new HealthyPages(seed, Seeded.random(seed, "healthy pages").nextInt(LEAST, MOST + 1));
    }

    /// The pages that a crawl must find even if it handles a fault wrongly.
    List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/"));
        IntStream.range(0, count).forEach(i -> paths.add("/page/" + i));
        return paths;
    }

    /// The page at this path. `/beyond/ID` is the page that the fault ID links to; no page links to `/ghost/ID`.
    Optional<String> html(String path) {
        if (path.equals("/")) {
            return Optional.of(page("start", start()));
        }
        String[] names = path.substring(1).split("/", -1);
        if (names.length != 2) {
            return Optional.empty();
        }
        return switch (names[0]) {
            case "page" -> paths().contains(path) ? Optional.of(page(names[1], links(path))) : Optional.empty();
            case "beyond", "ghost" -> Place.find(names[1]).map(fault -> page(fault.id(), List.of("/")));
            default -> Optional.empty();
        };
    }

    /// All faults in random order, then the first correct page. Faults come first, so that they can break what
    /// follows.
    private List<String> start() {
        List<String> links = new ArrayList<>(Place.allFaults().map(Fault::path).toList());
        SplittableRandom random = Seeded.random(seed, "/");
        for (int i = links.size() - 1; i > 0; i--) {
            links.set(i, links.set(random.nextInt(i + 1), links.get(i)));
        }
        links.add("/page/0");
        return links;
    }

    /// Links to the next page, so that a crawl reaches all pages, and to a few random pages.
    private List<String> links(String path) {
        int next = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) + 1;
        SplittableRandom random = Seeded.random(seed, path);
        return IntStream.concat(IntStream.of(next), IntStream.generate(() -> random.nextInt(count)))
                .limit(LINKS)
                .filter(i -> i < count)
                .mapToObj(i -> "/page/" + i)
                .toList();
    }

    private static String page(String title, List<String> links) {
        return links.stream()
                .map(link -> "<a href=\"" + link + "\">" + link + "</a>\n")
                .collect(Collectors.joining("", "<!DOCTYPE html><title>" + title + "</title>\n", ""));
    }
}
