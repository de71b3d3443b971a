package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    record Outside(Supplier<JsonObject> origin, Library library, ResultFiles files, boolean saveAll) {}

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
        HELP
    }

    private final List<Offer> offers;
    private final Offer.Settings settings;
    private final Outside outside;
    private final Executor threads;
    private final LongSupplier nanoTime;

    // All below is guarded by this.
    private final Map<String, List<Recording>> runs = new HashMap<>(); // by scenario, the newest last
    private int scenario;
    private Mode mode = Mode.READY;
    private Panel panel = Panel.NONE;
    private boolean paused;
    private boolean big;
    private boolean dark;
    private boolean blank;
    private String notice = "";
    private String badge = "";
    private Scenario running; // null unless a run goes on
    private Recording shownRun; // null if no whole run is shown
    private List<Moment> moments = List.of();
    private int shown; // how many of the moments the pages have
    private double replaySpeed = 1;
    private long begin; // nanoTime of the run, or of the replay as if it had not been paused
    private long pausedAt; // nanoTime
    private boolean reset; // whether the pages must forget the moments before
    private long lastTenth = Long.MIN_VALUE;
    private JsonObject toldView = new JsonObject();

    Stage(List<Offer> offers, Offer.Settings settings, Outside outside, Executor threads, LongSupplier nanoTime) {
        this.offers = offers;
        this.settings = settings;
        this.outside = outside;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /// Does what a key means.
    ///
    /// @return false if the key means nothing
    synchronized boolean key(String key) {
        notice = "";
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

    private List<Recording> runs() {
        return runs.computeIfAbsent(offer().id(), _ -> new ArrayList<>());
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
        if (running != null) {
            notice = "A run goes on. Space stops it.";
            return;
        }
        scenario = chosen;
        panel = Panel.NONE;
        paused = false;
        badge = "";
        show(runs().isEmpty() ? null : runs().getLast());
    }

    /// Shows a whole run as it ended, or nothing.
    private void show(Recording run) {
        shownRun = run;
        moments = run == null ? List.of() : run.moments();
        shown = moments.size();
        reset = true;
        mode = run == null ? Mode.READY : Mode.OVER;
    }

    private void runOrStop() {
        switch (mode) {
            case READY, OVER -> run();
            case RUNNING -> {
                mode = Mode.STOPPING;
                paused = false;
                threads.execute(running::interrupt); // may take a while
            }
            case STOPPING -> {}
            case REPLAYING -> {
                paused = false;
                show(shownRun);
            }
        }
    }

    private void run() {
        Offer offer = offer();
        try {
            running = offer.prepare(settings);
        } catch (IllegalArgumentException wrong) {
            notice = wrong.getMessage();
            return;
        }
        play(Mode.RUNNING, new ArrayList<>(), settings.quick() ? "QUICK: shows that it works, and no more" : "");
        shownRun = null;
        List<Moment> mine = moments;
        Scenario run = running;
        threads.execute(() -> perform(offer, run, mine));
    }

    private void play(Mode how, List<Moment> what, String itsBadge) {
        mode = how;
        moments = what;
        badge = itsBadge;
        shown = 0;
        reset = true;
        paused = false;
        panel = panel == Panel.HELP ? Panel.NONE : panel;
        begin = nanoTime.getAsLong();
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
        running = null;
        boolean stopped = mode == Mode.STOPPING;
        mode = Mode.OVER;
        if (!failure.isEmpty()) {
            notice = stopped ? "Stopped." : failure;
            mode = itsMoments.isEmpty() ? Mode.READY : Mode.OVER;
            return;
        }
        shownRun = new Recording(
                offer.id(),
                offer.title(),
                offer.question(),
                origin.put("quick", settings.quick()),
                List.copyOf(itsMoments));
        runs().add(shownRun);
        if (outside.saveAll()) {
            save();
        }
    }

    private void pause() {
        if (paused) { // the run may have ended meanwhile
            paused = false;
            begin += mode == Mode.REPLAYING ? nanoTime.getAsLong() - pausedAt : 0;
        } else if (mode != Mode.RUNNING && mode != Mode.REPLAYING) {
            notice = "Nothing moves now. Space runs the scenario.";
        } else {
            paused = true;
            pausedAt = nanoTime.getAsLong();
        }
    }

    private void compare() {
        if (panel != Panel.COMPARE && before().isEmpty()) {
            notice = "There is no run before this one. Run the scenario again, then compare.";
        } else {
            toggle(Panel.COMPARE);
        }
    }

    /// The run before the one that is shown.
    private Optional<Recording> before() {
        List<Recording> all = runs();
        int here = all.lastIndexOf(shownRun);
        int before = (here < 0 ? all.size() : here) - 1;
        return before < 0 ? Optional.empty() : Optional.of(all.get(before));
    }

    private void replayLast() {
        if (running != null) {
            notice = "A run goes on. Space stops it.";
        } else if (runs().isEmpty() && shownRun == null) {
            notice = "There is no run to replay. Space runs the scenario; R shows a recorded run.";
        } else {
            boolean recorded = shownRun != null && !runs().contains(shownRun);
            replay(recorded ? shownRun : runs().getLast(), recorded);
        }
    }

    private void replayRecorded() {
        if (running != null) {
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
        replaySpeed = Math.max(1, (double) length / LONGEST_REPLAY_MILLIS);
        String speed = replaySpeed == 1 ? "" : ", shown " + Amounts.number(replaySpeed, 1) + " times as fast";
        play(
                Mode.REPLAYING,
                recording.moments(),
                recorded ? "RECORDED " + recording.day() + speed : "REPLAY of the last run" + speed);
        shownRun = recording;
    }

    private void save() {
        if (shownRun == null) {
            notice = "There is no result to save yet.";
            return;
        }
        try {
            notice = "Saved: " + outside.files().write(shownRun);
        } catch (IOException full) {
            notice = full.getMessage();
        }
    }

    /// How many of the moments may be shown now.
    private int due() {
        if (paused) {
            return shown;
        }
        if (mode != Mode.REPLAYING) {
            return moments.size();
        }
        double millis = (nanoTime.getAsLong() - begin) / 1e6 * replaySpeed;
        int until = shown;
        while (until < moments.size() && moments.get(until).millis() <= millis) {
            until++;
        }
        return until;
    }

    /// What has changed since the last batch; empty if nothing has, or if this tenth of a second has had its batch.
    synchronized Optional<JsonObject> batch() {
        long tenth = Math.floorDiv(nanoTime.getAsLong(), BATCH_NANOS);
        if (tenth == lastTenth) {
            return Optional.empty();
        }
        int until = due();
        if (mode == Mode.REPLAYING && until == moments.size()) {
            mode = Mode.OVER;
        }
        JsonObject view = view();
        if (!reset && until == shown && view.equals(toldView)) {
            return Optional.empty();
        }
        var message = new JsonObject().put("reset", reset).put("events", events(reset ? 0 : shown, until));
        if (!view.equals(toldView)) {
            message.put("view", view);
        }
        lastTenth = tenth;
        toldView = view;
        shown = until;
        reset = false;
        return Optional.of(message);
    }

    /// All that a page which has just opened must know.
    synchronized JsonObject whole() {
        var list = new JsonArray();
        offers.forEach(offer -> list.add(new JsonObject()
                .put("title", offer.title())
                .put("question", offer.question())
                .put("minutes", offer.minutes())));
        return new JsonObject()
                .put("reset", true)
                .put("offers", list)
                .put("view", view())
                .put("events", events(0, shown));
    }

    private JsonArray events(int from, int until) {
        var events = new JsonArray();
        for (Moment moment : moments.subList(from, until)) {
            events.add(EventCodec.toJson(
                    moment.event() instanceof StageEvent.Ended ended
                            ? new Moment(moment.millis(), new StageEvent.Ended(ended.interrupted(), new JsonObject()))
                            : moment)); // the page does not need the document
        }
        return events;
    }

    private JsonObject view() {
        return new JsonObject()
                .put("scenario", scenario)
                .put("mode", mode.name())
                .put("panel", panel.name())
                .put("paused", paused)
                .put("big", big)
                .put("dark", dark)
                .put("blank", blank)
                .put("notice", notice)
                .put("badge", badge)
                .put("where", shownRun == null ? "" : shownRun.whereBriefly())
                .put(
                        "compare",
                        panel == Panel.COMPARE ? before().map(this::comparison).orElse(null) : null);
    }

    private JsonObject comparison(Recording earlier) {
        return RunComparison.toJson(earlier, moments.subList(0, shown), shownRun);
    }

    /// Ends a run that goes on. The stage is not used again.
    void close() {
        Scenario last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            last.interrupt();
        }
    }
}
