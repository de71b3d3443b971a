/// Java sources as text with members: finding a member, copying a member into an answer, and comparing two versions.
///
/// Sources are parsed here, and never compiled or run.
package tulip.runner.sources;
