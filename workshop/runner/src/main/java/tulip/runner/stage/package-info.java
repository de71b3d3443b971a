/// The page for the projector: what it shows ([Stage]), how it is served ([StageServer]), and what a run leaves behind.
package tulip.runner.stage;
