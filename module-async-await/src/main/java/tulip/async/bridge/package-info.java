/// The bridge between our [tulip.async.Future] and the futures that people use at work: those of the JDK and of Vert.x.
/// docs/adr/0033-bridge.md says what cancellation and context mean across it.
package tulip.async.bridge;
