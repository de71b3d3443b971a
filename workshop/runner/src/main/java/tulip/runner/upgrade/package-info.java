/// The command `upgrade`: a newer workshop over a started one. Every answer stays, and where a stub has changed, the
/// participant sees the difference.
package tulip.runner.upgrade;
