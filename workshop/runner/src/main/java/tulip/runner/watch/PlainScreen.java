package tulip.runner.watch;

import java.io.PrintWriter;
import java.util.List;

/// Prints lines, for a file, a pipe, or a terminal on which nothing can be drawn. Prints only what has changed.
final class PlainScreen implements Screen {
    private final PrintWriter out;
    private final Size size;
    private List<String> printed = List.of();
    private String said = "";

    PlainScreen(PrintWriter out, int columns) {
        this.out = out;
        this.size = new Size(columns, 0);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void show(Picture picture) {
        if (!picture.body().equals(printed)) {
            printed = List.copyOf(picture.body());
            out.println(picture.title() + ", " + picture.count());
            out.println(picture.place());
            out.println();
            printed.forEach(out::println);
            out.println();
        }
        if (!picture.status().isEmpty()
                && picture.busy().isEmpty()
                && !picture.status().equals(said)) {
            said = picture.status();
            out.println(said);
        }
        out.flush();
    }

    @Override
    public void leave() {
        // nothing was taken over
    }

    @Override
    public void close() {
        out.flush();
    }
}
