/// Timelines: what happened when, drawn as text for a terminal or as SVG for a page.
///
/// A timeline knows lanes, spans and times. It does not know a coffee shop, a task or an event loop.
package tulip.kit.timeline;
