/// What every measurement needs: child JVMs, a site in one of them, and where and when it was measured.
///
/// Race, benchmark and faults stand on this package; it knows none of them.
package tulip.crawler.lab;
