package tulip.crawler;

import java.util.HashMap;
import java.util.Map;

/// Recognises pages without end that say nothing new, such as the months of a calendar.
///
/// The pages of one folder are a group. So are the pages of all folders of one [Shape], if these are many. The
/// crawl compares some pages of each group with those before. If it has fetched many pages of a group, and most
/// of those that it compared last say nothing new, it compares all; and then a page that says nothing new leads
/// to no further page of its group. So such pages end, and no page is lost to which another page links. Before
/// that, some such pages lead to one page each, because a chain of pages that differ in numbers may be real.
final class Repeats {
    private static final int MANY_FOLDERS = 50; // fewer may be versions of one book
    private static final int CHAIN = 9; // times `first` pages that say nothing new lead on
    private static final int COMPARED_PATHS = 16; // one path of so many is compared with each query that it has

    private final int first;
    private final Map<Long, Group> groups = new HashMap<>(); // by folder, or by shape
    private final Map<Long, LongSet> folders = new HashMap<>(); // of each shape with numbers
    private final Heard heard = new Heard();

    /// @param first  pages of a group that lead everywhere
    Repeats(int first) {
        this.first = first;
    }

    /// Counts a fetch.
    ///
    /// @return whether its page is to be compared: then its outcome needs [Phrases]
    boolean begin(Url url) {
        Group group = group(url);
        group.fetched++;
        boolean query = url.pathAndQuery().indexOf('?') >= 0;
        return group.repeats || (group.fetched > first && group.turn(query)) || (query && hasComparedPath(url));
    }

    /// The versions of a page, such as one for each session, differ in their queries.
    private static boolean hasComparedPath(Url url) {
        return Math.floorMod((url.path().hashCode() * 0x9E3779B9) >>> 16, COMPARED_PATHS) == 0;
    }

    /// Compares a page with its group.
    ///
    /// @return whether it says nothing new, as most pages of the group
    boolean isRepeat(Url url, Phrases phrases) {
        Group group = group(url);
        boolean news = heard.isNews(group.key, phrases);
        group.compared(news);
        group.repeats &= group.fetched > first;
        return group.repeats && !news;
    }

    /// The pattern of the addresses of a group, in words that follow "addresses".
    ///
    /// @param page  of the group
    String patternOf(Url page) {
        return "that only pages without new text in " + Shape.nameOf(page, group(page).wide) + " link to";
    }

    /// Says whether a page that says nothing new does not lead to this address: both are in one group, or in groups
    /// of many folders that repeat both, such as two months of each year.
    boolean leadsNowhere(Url page, Url link) {
        Group from = group(page);
        Group to = group(link);
        return from == to || (from.wide && to.wide && to.repeats);
    }

    /// Says whether such a page may lead to one address all the same: a chain of pages that differ in their numbers
    /// may have an end.
    boolean leadsOn(Url page) {
        Group group = group(page);
        return group.led++ < CHAIN * (long) first;
    }

    private Group group(Url url) {
        Shape shape = Shape.of(url);
        if (shape.numbered()) {
            LongSet same = folders.computeIfAbsent(shape.shape(), _ -> new LongSet());
            if (same.size() > MANY_FOLDERS) {
                return groups.computeIfAbsent(shape.shape(), key -> new Group(key, true));
            }
            same.add(shape.folder());
        }
        return groups.computeIfAbsent(shape.folder(), key -> new Group(key, false));
    }

    private static final class Group {
        private static final int WINDOW = 8; // compared pages that decide
        private static final int MOST_NEWS = 2; // of the window, for pages that repeat
        private static final int LEAST_STEP = 8;
        private static final int MOST_STEP = 64;

        final long key;
        final boolean wide; // it has the pages of many folders
        int fetched;
        int led; // pages that said nothing new, and led on
        boolean repeats;
        private int step = LEAST_STEP; // one page of so many is compared: the fewer, the more of them were news
        private int compared;
        private int latest; // a bit for each page of the window: 1 if it said nothing new

        Group(long key, boolean wide) {
            this.key = key;
            this.wide = wide;
        }

        boolean turn(boolean query) {
            return fetched % (query ? LEAST_STEP : step) == 0;
        }

        void compared(boolean news) {
            compared++;
            latest = (latest << 1 | (news ? 0 : 1)) & (1 << WINDOW) - 1;
            int old = Integer.bitCount(latest);
            repeats = repeats ? 2 * old >= WINDOW : compared >= WINDOW && old >= WINDOW - MOST_NEWS;
            if (compared % WINDOW == 0) {
                step = 2 * old < WINDOW ? Math.min(2 * step, MOST_STEP) : LEAST_STEP;
            }
        }
    }
}
