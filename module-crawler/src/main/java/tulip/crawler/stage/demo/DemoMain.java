package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import tulip.crawler.lab.Parent;

/// The main class of a lane's JVM. The command `run` does the lane's work once: samples are told meanwhile,
/// and the figures at the end.
final class DemoMain {
    private DemoMain() {}

    public static void main(String[] args) throws Exception {
        Parent parent = Parent.connect();
        JsonObject settings = parent.settings();
        String way = settings.getString("way");
        Demo demo = demo(settings);
        if (demo.rehearsal().isPresent()) {
            demo.rehearsal().get().work(way).run();
        }
        Work work = demo.work(way);
        var meter = new VitalsMeter();
        parent.serve(new JsonObject().put("ready", true), _ -> answer(parent, meter, work));
    }

    static JsonObject settings(Demo demo, String way) {
        return new JsonObject()
                .put("demo", demo.getClass().getName())
                .put("sizes", demo.sizes())
                .put("way", way);
    }

    private static Demo demo(JsonObject settings) throws ReflectiveOperationException {
        return Class.forName(settings.getString("demo"))
                .asSubclass(Demo.class)
                .getDeclaredConstructor(JsonObject.class)
                .newInstance(settings.getJsonObject("sizes"));
    }

    private static JsonObject answer(Parent parent, VitalsMeter meter, Work work) throws InterruptedException {
        var samples = new Samples(parent, meter, work);
        samples.start();
        try {
            JsonObject figures = work.run();
            double millis = samples.end();
            return new JsonObject().put("millis", millis).put("figures", figures);
        } catch (Exception | Error failed) {
            failed.printStackTrace();
            return new JsonObject().put("error", "it failed: " + failed);
        }
    }

    /// Tells a sample at the start, ten each second, and one at the end.
    private static final class Samples {
        private static final long PERIOD_MILLIS = 100;

        private final Parent parent;
        private final VitalsMeter meter;
        private final Work work;
        private final Thread teller =
                Thread.ofPlatform().daemon().name("samples").unstarted(this::tellUntilInterrupted);
        private long begin; // nanoTime

        Samples(Parent parent, VitalsMeter meter, Work work) {
            this.parent = parent;
            this.meter = meter;
            this.work = work;
        }

        void start() {
            begin = System.nanoTime();
            tell(0, work.done());
            teller.start();
        }

        /// @return how long the work took, in milliseconds
        double end() throws InterruptedException {
            double millis = millis();
            teller.interrupt();
            teller.join();
            tell(millis, 1);
            return millis;
        }

        private void tellUntilInterrupted() {
            try {
                while (true) {
                    Thread.sleep(PERIOD_MILLIS);
                    tell(millis(), work.done());
                }
            } catch (InterruptedException ended) {
                // The work has ended.
            }
        }

        private void tell(double millis, double done) {
            parent.tell(new Sample(millis, done, work.value(), meter.read()).toJson());
        }

        private double millis() {
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
