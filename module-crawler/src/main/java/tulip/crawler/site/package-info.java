/// The embedded website, generated or a folder of files, and its server with configurable latency.
///
/// The site is deterministic: a reply depends only on the site and the address. Replies are correct HTTP; wrong bytes
/// belong in [tulip.crawler.fault].
package tulip.crawler.site;
