package tulip.runner.watch;

import java.util.List;
import java.util.function.Function;

/// The part of the screen that scrolls. Its lines are written again only after they may have changed.
final class Body {
    private View view = View.TASK;
    private int top;
    private List<String> lines = List.of();
    private boolean outdated = true;

    View view() {
        return view;
    }

    /// The first line that is shown, from 0.
    int top() {
        return top;
    }

    /// Shows the beginning of a page.
    void turnTo(View now) {
        view = now;
        top = 0;
        outdated = true;
    }

    /// Has the lines written again, for example for another size.
    void renew() {
        outdated = true;
    }

    List<String> lines(Function<View, List<String>> pages) {
        if (outdated) {
            lines = pages.apply(view);
            outdated = false;
        }
        return lines;
    }

    /// Scrolls.
    ///
    /// @param rows  that the screen has for the body
    /// @return whether the key is one that scrolls
    boolean scroll(char sign, int rows) {
        int page = Math.max(1, rows - 1);
        int step = switch (sign) {
            case ' ', KeyDecoder.PAGE_DOWN -> page;
            case 'b', KeyDecoder.PAGE_UP -> -page;
            case KeyDecoder.DOWN -> 1;
            case KeyDecoder.UP -> -1;
            default -> 0;
        };
        top = Math.clamp((long) top + step, 0, Math.max(0, lines.size() - rows));
        return step != 0;
    }
}
