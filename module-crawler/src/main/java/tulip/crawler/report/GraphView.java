package tulip.crawler.report;

import java.util.List;

/// The part of a [LinkGraph] that a person can look at.
///
/// @param title    says what a spot stands for, and what was left out
/// @param spots    the first is where the crawl began
/// @param lines    between spots, each once
record GraphView(String title, List<Spot> spots, List<Line> lines) {
    /// An address, or a folder with all addresses in it.
    ///
    /// @param name       the path and query of an address, or the path of a folder
    /// @param address    of the address; of a folder, its own
    /// @param kind       of a folder: [Kind#FOLDER]
    /// @param addresses  how many addresses this stands for
    /// @param depth      links from the start, on the shortest way
    /// @param in         links that lead here from elsewhere
    /// @param out        links that lead elsewhere from here
    /// @param fate       what became of it, in words
    record Spot(String name, String address, Kind kind, int addresses, int depth, int in, int out, String fate) {}

    enum Kind {
        PAGE,
        OTHER,
        REDIRECT,
        FAILED,
        SKIPPED,
        FOLDER
    }

    /// A line from one spot to another.
    ///
    /// @param links  how many links it stands for
    record Line(int from, int to, int links) {}
}
