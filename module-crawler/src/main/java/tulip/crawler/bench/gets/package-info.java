/// How many GETs a client gets answered in a second, when the server answers at once. See `.ci/thorough raw-gets`.
package tulip.crawler.bench.gets;
