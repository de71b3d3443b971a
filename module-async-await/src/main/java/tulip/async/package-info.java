/// Stage 4, async and await: an event loop, and all that waits on it (PEP 3156, 492, 525, 654).
///
/// Here belongs what a program uses that waits for many things at once on one thread.
package tulip.async;
