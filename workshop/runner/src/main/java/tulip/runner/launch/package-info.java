/// What the launcher runs after a build: packing the classes into one jar, and training the AOT cache of the JVM.
///
/// No command may import this package, and [Pack] imports nothing but the JDK: it runs with the runner's classes alone.
package tulip.runner.launch;
