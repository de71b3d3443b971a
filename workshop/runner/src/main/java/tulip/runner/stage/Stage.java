package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tulip.crawler.lab.Amounts;
import tulip.crawler.stage.Offer;
import tulip.crawler.stage.Scenario;
import tulip.crawler.stage.StageEvent;

/// All that the pages show, and what the keys do. It knows no sockets.
///
/// Every page shows the same: a page that opens gets [#whole], and all pages get each [#batch]. Keys and events come on
/// different threads.
///
/// ```
///            space                      the run ends
/// READY ──────────────▶ RUNNING ─────────────────────────▶ OVER ──┐
///   │                     │ space          ▲                ▲ │   │ space: RUNNING
///   │ r, R                ▼                │                │ │   │ n, 1 to 9: READY or OVER
///   └──▶ REPLAYING     STOPPING ───────────┘                │ └───┘
///            └────────── its last event, or space ──────────┘
/// ```
final class Stage {
    static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_REPLAY_MILLIS = 12_000;

    /// What the stage needs from outside.
    ///
    /// @param origin    command, date, commit and machine of a run
    /// @param library   the recorded run of a scenario that comes with the program
    /// @param files     where results are written
    /// @param saveAll   whether each run is saved without a key
    /// @param jcmd      looks into the JVMs of lanes
    record Outside(Supplier<JsonObject> origin, Library library, ResultFiles files, boolean saveAll, Jcmd jcmd) {}

    /// A run that goes on, and what it has told so far.
    private record Running(Scenario run, List<Moment> moments) {}

    /// Finds the recorded run of a scenario.
    interface Library {
        Optional<Recording> find(String scenario) throws IOException;
    }

    enum Mode {
        READY,
        RUNNING,
        STOPPING,
        REPLAYING,
        OVER
    }

    private enum Panel {
        NONE,
        WHY,
        COMPARE,
        THREADS,
        FLIGHT,
        HELP
    }

    private final List<Offer> offers;
    private final Offer.Settings settings;
    private final Outside outside;
    private final Executor threads;
    private final LongSupplier nanoTime;

    // All below is guarded by this.
    private final Runs runs = new Runs();
    private int scenario;
    private Mode mode = Mode.READY;
    private Panel panel = Panel.NONE;
    private boolean big;
    private boolean dark;
    private boolean blank;
    private String notice = "";
    private String badge = "";
    private Optional<Running> running = Optional.empty();
    private Optional<Recording> shownRun = Optional.empty(); // the whole run that is shown
    private final Projection projection;
    private final Inspection inspection; // guards itself
    private long begin; // nanoTime of the run
    private long lastTenth = Long.MIN_VALUE;
    private JsonObject toldView = new JsonObject();

    Stage(List<Offer> offers, Offer.Settings settings, Outside outside, Executor threads, LongSupplier nanoTime) {
        this.offers = offers;
        this.settings = settings;
        this.outside = outside;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.projection = new Projection(nanoTime);
        this.inspection = new Inspection(new Looks(outside.files(), outside.jcmd()), threads);
    }

    /// Does what a key means.
    ///
    /// @return false if the key means nothing
    synchronized boolean key(String key) {
        notice = "";
        inspection.clearNotice();
        if (blank && !key.equals(".")) {
            blank = false; // any key brings the page back, and does nothing else
            return true;
        }
        switch (key) {
            case " " -> runOrStop();
            case "p" -> pause();
            case "n" -> choose((scenario + 1) % offers.size());
            case "c" -> compare();
            case "r" -> replayLast();
            case "R" -> replayRecorded();
            case "t" -> dumpThreads();
            case "j" -> recordFlight();
            case "w" -> toggle(Panel.WHY);
            case "?" -> toggle(Panel.HELP);
            case "b" -> big = !big;
            case "d" -> dark = !dark;
            case "." -> blank = !blank;
            case "s", "m" -> save();
            case "Escape" -> panel = Panel.NONE;
            default -> {
                return number(key);
            }
        }
        return true;
    }

    private boolean number(String key) {
        if (key.length() != 1 || key.charAt(0) < '1' || key.charAt(0) > '9') {
            return false;
        }
        int chosen = key.charAt(0) - '1';
        if (chosen < offers.size()) {
            choose(chosen);
        } else {
            notice = "There are " + offers.size() + " scenarios.";
        }
        return true;
    }

    private void toggle(Panel wanted) {
        panel = panel == wanted ? Panel.NONE : wanted;
    }

    private Offer offer() {
        return offers.get(scenario);
    }

    /// Chooses a scenario by its id.
    synchronized void choose(String id) {
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).id().equals(id)) {
                choose(i);
            }
        }
    }

    /// Shows another scenario, with its last result.
    private void choose(int chosen) {
        if (running.isPresent()) {
            notice = "A run goes on. Space stops it.";
            return;
        }
        scenario = chosen;
        panel = Panel.NONE;
        badge = "";
        inspection.forget();
        show(runs.last(offer().id()));
    }

    /// Shows a whole run as it ended, or nothing.
    private void show(Optional<Recording> run) {
        shownRun = run;
        projection.show(run.map(Recording::moments).orElse(List.of()));
        mode = run.isEmpty() ? Mode.READY : Mode.OVER;
    }

    private void runOrStop() {
        switch (mode) {
            case READY, OVER -> run();
            case RUNNING -> {
                mode = Mode.STOPPING;
                if (projection.isPaused()) {
                    projection.pause();
                }
                running.ifPresent(each -> threads.execute(each.run::interrupt)); // may take a while
            }
            case STOPPING -> {}
            case REPLAYING -> show(shownRun);
        }
    }

    private void run() {
        Offer offer = offer();
        Scenario run;
        try {
            run = offer.prepare(settings);
        } catch (IllegalArgumentException wrong) {
            notice = wrong.getMessage();
            return;
        }
        List<Moment> itsMoments = new ArrayList<>();
        running = Optional.of(new Running(run, itsMoments));
        begin(Mode.RUNNING, settings.quick() ? "QUICK: its figures show nothing" : "");
        shownRun = Optional.empty();
        begin = nanoTime.getAsLong();
        projection.follow(itsMoments);
        threads.execute(() -> perform(offer, run, itsMoments));
    }

    private void begin(Mode how, String itsBadge) {
        mode = how;
        badge = itsBadge;
        panel = panel == Panel.WHY || panel == Panel.COMPARE ? panel : Panel.NONE;
        inspection.forget();
    }

    /// Runs a scenario. On a thread of its own.
    private void perform(Offer offer, Scenario run, List<Moment> itsMoments) {
        String failure = "";
        try {
            run.run(event -> add(itsMoments, event));
        } catch (IOException | RuntimeException failed) {
            failure = String.valueOf(failed.getMessage());
        }
        JsonObject origin = failure.isEmpty() ? outside.origin().get() : new JsonObject();
        over(offer, itsMoments, origin, failure);
    }

    private synchronized void add(List<Moment> itsMoments, StageEvent event) {
        itsMoments.add(new Moment((nanoTime.getAsLong() - begin) / 1_000_000, event));
    }

    private synchronized void over(Offer offer, List<Moment> itsMoments, JsonObject origin, String failure) {
        running = Optional.empty();
        inspection.runEnded();
        boolean stopped = mode == Mode.STOPPING;
        mode = Mode.OVER;
        if (!failure.isEmpty()) {
            notice = stopped ? "Stopped." : failure;
            mode = itsMoments.isEmpty() ? Mode.READY : Mode.OVER;
            return;
        }
        var run = new Recording(
                offer.id(),
                offer.title(),
                offer.question(),
                origin.put("quick", settings.quick()),
                List.copyOf(itsMoments));
        shownRun = Optional.of(run);
        runs.add(run);
        if (outside.saveAll()) {
            save();
        }
    }

    private void dumpThreads() {
        if (panel == Panel.THREADS) {
            panel = Panel.NONE;
        } else if (mode == Mode.RUNNING) {
            Optional<String> refused = running.orElseThrow().run.refusedDump();
            if (refused.isPresent()) {
                notice = refused.get();
            } else {
                panel = inspection.dump(target()) ? Panel.THREADS : panel;
            }
        } else if (inspection.seen(Looks.THREADS).isPresent()) {
            panel = Panel.THREADS;
        } else {
            notice = "There is nothing to dump: the lanes' JVMs live only during a run. Press t while it runs.";
        }
    }

    private void recordFlight() {
        if (panel == Panel.FLIGHT) {
            panel = Panel.NONE;
        } else if (mode == Mode.RUNNING && inspection.isRecording()) {
            panel = inspection.endRecording() ? Panel.FLIGHT : panel;
        } else if (mode == Mode.RUNNING) {
            inspection.record(target());
        } else if (inspection.seen(Looks.FLIGHT).isPresent()) {
            panel = Panel.FLIGHT;
        } else {
            notice = "There is nothing to record: the lanes' JVMs live only during a run. Press j while it runs.";
        }
    }

    private Inspection.Target target() {
        Running now = running.orElseThrow();
        return new Inspection.Target(offer().id(), now.run, (how, sentence) -> looked(now, how, sentence));
    }

    /// Notes in a run that somebody has looked into it, unless the run has ended meanwhile.
    private synchronized void looked(Running now, String how, String sentence) {
        if (running.equals(Optional.of(now))
                && (now.moments.isEmpty() || !(now.moments.getLast().event() instanceof StageEvent.Ended))) {
            add(now.moments, new StageEvent.Looked(how, sentence));
        }
    }

    private void pause() {
        if (projection.isPaused() || mode == Mode.RUNNING || mode == Mode.REPLAYING) {
            projection.pause(); // a run may have ended while the page was frozen
        } else {
            notice = "Nothing moves now. Space runs the scenario.";
        }
    }

    private void compare() {
        if (panel != Panel.COMPARE && before().isEmpty()) {
            notice = "There is no run before this one. Run the scenario again, then compare.";
        } else {
            toggle(Panel.COMPARE);
        }
    }

    private Optional<Recording> before() {
        return runs.before(offer().id(), shownRun);
    }

    private void replayLast() {
        if (running.isPresent()) {
            notice = "A run goes on. Space stops it.";
        } else {
            shownRun.or(() -> runs.last(offer().id()))
                    .ifPresentOrElse(
                            run -> replay(run, !runs.has(run)),
                            () -> notice = "There is no run to replay. Space runs the scenario.");
        }
    }

    private void replayRecorded() {
        if (running.isPresent()) {
            notice = "A run goes on. Space stops it.";
            return;
        }
        try {
            outside.library()
                    .find(offer().id())
                    .ifPresentOrElse(found -> replay(found, true), () -> notice = "There is no recorded run of this.");
        } catch (IOException | IllegalArgumentException broken) {
            notice = broken.getMessage();
        }
    }

    /// Replays a run that was recorded before, perhaps on another machine.
    ///
    /// @throws IOException with a sentence for the user, if there is no such scenario
    synchronized void replay(Recording recording) throws IOException {
        choose(recording.scenario());
        if (!offer().id().equals(recording.scenario())) {
            throw new IOException("there is no scenario '" + recording.scenario() + "' in this version");
        }
        replay(recording, true);
    }

    private void replay(Recording recording, boolean recorded) {
        long length = recording.moments().getLast().millis();
        double speed = Math.max(1, (double) length / LONGEST_REPLAY_MILLIS);
        String words = speed == 1 ? "" : ", shown " + Amounts.number(speed, 1) + " times as fast";
        begin(Mode.REPLAYING, recorded ? "RECORDED " + recording.day() + words : "REPLAY of the last run" + words);
        shownRun = Optional.of(recording);
        projection.replay(recording.moments(), speed);
    }

    private void save() {
        if (shownRun.isEmpty()) {
            notice = "There is no result to save yet.";
            return;
        }
        try {
            notice = "Saved: " + outside.files().write(shownRun.get());
        } catch (IOException full) {
            notice = full.getMessage();
        }
    }

    /// What has changed since the last batch; empty if nothing has, or if this tenth of a second has had its batch.
    synchronized Optional<JsonObject> batch() {
        long tenth = Math.floorDiv(nanoTime.getAsLong(), BATCH_NANOS);
        if (tenth == lastTenth) {
            return Optional.empty();
        }
        projection.advance();
        if (mode == Mode.REPLAYING && projection.isAtEnd()) {
            mode = Mode.OVER;
        }
        JsonObject view = view();
        if (!projection.hasNews() && view.equals(toldView)) {
            return Optional.empty();
        }
        JsonObject message = projection.news();
        if (!view.equals(toldView)) {
            message.put("view", view);
        }
        lastTenth = tenth;
        toldView = view;
        return Optional.of(message);
    }

    /// All that a page which has just opened must know.
    synchronized JsonObject whole() {
        var list = new JsonArray();
        offers.forEach(offer -> list.add(new JsonObject()
                .put("title", offer.title())
                .put("question", offer.question())
                .put("minutes", offer.minutes())));
        return projection.all().put("offers", list).put("view", view());
    }

    private JsonObject view() {
        return new JsonObject()
                .put("scenario", scenario)
                .put("mode", mode.name())
                .put("panel", panel.name())
                .put("paused", projection.isPaused())
                .put("big", big)
                .put("dark", dark)
                .put("blank", blank)
                .put("notice", notice.isEmpty() ? inspection.notice() : notice)
                .put("look", look().map(Look::toJson).orElse(null))
                .put("badge", badge)
                .put("where", shownRun.map(Recording::whereBriefly).orElse(""))
                .put(
                        "compare",
                        panel == Panel.COMPARE ? before().map(this::comparison).orElse(null) : null);
    }

    private Optional<Look> look() {
        return switch (panel) {
            case THREADS -> inspection.seen(Looks.THREADS);
            case FLIGHT -> inspection.seen(Looks.FLIGHT);
            default -> Optional.empty();
        };
    }

    private JsonObject comparison(Recording earlier) {
        return RunComparison.toJson(earlier, projection.shown(), shownRun);
    }

    /// Ends a run that goes on. The stage is not used again.
    void close() {
        Optional<Scenario> last;
        synchronized (this) {
            last = running.map(Running::run);
        }
        last.ifPresent(Scenario::interrupt);
    }
}
