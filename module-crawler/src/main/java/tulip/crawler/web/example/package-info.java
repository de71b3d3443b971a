/// Services on the workshop's own server: hello world, and a page that asks slow back ends in three ways.
package tulip.crawler.web.example;
