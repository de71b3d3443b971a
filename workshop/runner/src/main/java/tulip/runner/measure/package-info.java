/// The commands that a speaker uses: race, bench, crawl and site, with the tables and live screens that they print.
///
/// The measuring itself is done in module-crawler. Nothing here may know an exercise: what engine `mine`
/// consists of is asked from [tulip.runner.mine].
package tulip.runner.measure;
