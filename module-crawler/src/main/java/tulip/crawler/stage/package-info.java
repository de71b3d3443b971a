/// What a room sees: scenarios in which several lanes do the same work in different ways, and the events by which a
/// page follows them.
package tulip.crawler.stage;
