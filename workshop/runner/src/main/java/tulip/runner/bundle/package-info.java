/// The command `bundle`: the project, Maven and its libraries in one file, for a room without network.
package tulip.runner.bundle;
