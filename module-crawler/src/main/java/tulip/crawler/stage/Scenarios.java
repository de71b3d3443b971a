package tulip.crawler.stage;

import java.util.List;
import tulip.crawler.stage.demo.BackPressureDemo;
import tulip.crawler.stage.demo.BlockedLoopDemo;
import tulip.crawler.stage.demo.CoffeeDemo;
import tulip.crawler.stage.demo.CpuBoundDemo;
import tulip.crawler.stage.demo.DemoScenario;
import tulip.crawler.stage.demo.MillionDemo;
import tulip.crawler.stage.demo.PinningDemo;

/// All scenarios, in the order in which a speaker goes through them. The keys 1 to 9 choose them.
public final class Scenarios {
    private static final List<Offer> ALL = List.of(
            new Offer(
                    "crawl",
                    "The same crawl",
                    "How long do these ways of waiting take for the same pages?",
                    3,
                    RaceScenario::crawl),
            new Offer(
                    "fan-out",
                    "A thousand requests at once",
                    "How close to one wait can a thousand waits be?",
                    3,
                    RaceScenario::fanOut),
            new Offer(
                    "pools",
                    "The best pool of threads",
                    "How close does the best pool come to virtual threads?",
                    3,
                    RaceScenario::pools),
            DemoScenario.offer(CoffeeDemo.forRoom(), CoffeeDemo.quick(), 3),
            DemoScenario.offer(MillionDemo.forRoom(), MillionDemo.quick(), 4),
            DemoScenario.offer(BackPressureDemo.forRoom(), BackPressureDemo.quick(), 4),
            DemoScenario.offer(BlockedLoopDemo.forRoom(), BlockedLoopDemo.quick(), 4),
            DemoScenario.offer(CpuBoundDemo.forRoom(), CpuBoundDemo.quick(), 3),
            DemoScenario.offer(PinningDemo.forRoom(), PinningDemo.quick(), 4));

    private Scenarios() {}

    public static List<Offer> all() {
        return ALL;
    }
}
