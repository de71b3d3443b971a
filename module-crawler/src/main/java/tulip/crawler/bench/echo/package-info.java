/// What a byte costs that a server sends back: the workshop's loop, a Vert.x event loop and asyncio, each on one
/// thread.
package tulip.crawler.bench.echo;
