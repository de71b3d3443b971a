/// What somebody may change of a race or a benchmark who does not trust its settings.
package tulip.crawler.tuning;
