"""Hello world on aiohttp: python3 hello_aiohttp.py PORT"""
import sys

from aiohttp import web


async def hello(request):
    return web.Response(text="Hello, world!\n")


app = web.Application()
app.add_routes([web.get("/hello", hello)])

if __name__ == "__main__":
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
