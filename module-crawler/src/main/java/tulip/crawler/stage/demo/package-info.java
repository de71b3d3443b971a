/// Demonstrations that are no race: the same work in several ways, each in a JVM of its own. A [Demo] says
/// what is shown, its [Work] does it in the lane's JVM, and [DemoScenario] tells a room.
package tulip.crawler.stage.demo;
