package tulip.crawler.site;

import java.util.SplittableRandom;

/// Makes the address of every page of a generated site. The numbers in the addresses are shuffled, so they do not show
/// the order of the pages.
final class PageNames {
    private static final String[] SECTIONS = {
        "/guide/", "/notes/", "/reference/", "/reference/api/", "/tutorial/", "/tutorial/first/steps/"
    };

    private PageNames() {}

    /// Draws the paths of all pages. Page 0 is `/`; other paths look like `/guide/tulip-0042.html`.
    static String[] draw(SiteSpec spec) {
        SplittableRandom random = Seeded.random(spec.seed(), "names");
        int[] numbers = shuffledFromOne(spec.pages() - 1, random);
        String[] paths = new String[spec.pages()];
        paths[0] = "/";
        for (int i = 1; i < paths.length; i++) {
            String section = SECTIONS[random.nextInt(SECTIONS.length)];
            String flower = Words.FLOWERS[random.nextInt(Words.FLOWERS.length)];
            String number = Integer.toString(numbers[i - 1]);
            paths[i] = section + flower + "-" + "0".repeat(Math.max(0, 4 - number.length())) + number + ".html";
        }
        return paths;
    }

    /// Turns `/guide/tulip-0042.html` into `Tulip 0042`.
    static String title(String path) {
        if (path.equals("/")) {
            return "Home";
        }
        String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".html".length());
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
    }

    private static int[] shuffledFromOne(int count, SplittableRandom random) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) { // inside-out Fisher-Yates
            int j = random.nextInt(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i + 1;
        }
        return numbers;
    }
}
