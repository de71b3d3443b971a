/// The misbehaving site: every fault of a server that we know, and the check that engines handle all of them.
///
/// The bytes of a fault depend only on seed and address. Correct sites belong in [tulip.crawler.site].
package tulip.crawler.fault;
