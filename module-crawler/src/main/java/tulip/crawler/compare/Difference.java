package tulip.crawler.compare;

/// Something that was not the same when two files were measured.
///
/// @param what  such as `concurrency` or `machine cpu`
/// @param a     its value in the first file; `-` if that has none
/// @param b     its value in the second file
public record Difference(String what, String a, String b) {}
