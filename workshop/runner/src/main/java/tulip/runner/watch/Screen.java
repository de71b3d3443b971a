package tulip.runner.watch;

/// Where a session is shown.
interface Screen extends AutoCloseable {
    Size size();

    void show(Picture picture);

    /// Gives the screen back to another program for a while. The next [#show] takes it over again.
    void leave();

    @Override
    void close();
}
