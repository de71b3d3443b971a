"""Asks a server with aiohttp: keep-alive, many at once, a long body, an early disconnect."""
import asyncio
import sys

import aiohttp

base = sys.argv[1]
problems = []


def check(good, what):
    if not good:
        problems.append(what)


async def get(session, path):
    async with session.get(base + path) as response:
        return await response.read()


async def chunks(sent):
    for at in range(0, len(sent), 50_000):
        yield sent[at:at + 50_000]


async def main():
    opened = 0

    async def count(*_):
        nonlocal opened
        opened += 1

    trace = aiohttp.TraceConfig()
    trace.on_connection_create_end.append(count)
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        for i in range(100):
            body = await get(session, "/hello")
            check(body == b"Hello, world!\n", f"request {i} got {body!r}")
        check(opened == 1, f"100 requests opened {opened} connections")
        bodies = await asyncio.gather(*(get(session, f"/hello/{i}") for i in range(100)))
        check(bodies == [b"Hello, %d!\n" % i for i in range(100)], "100 requests at once got wrong bodies")
        check(await get(session, "/stream/1000000") == b"t" * 1_000_000, "the stream is wrong")
        sent = b"0123456789" * 100_000
        for data in (sent, chunks(sent)):
            async with session.post(base + "/echo", data=data) as response:
                check(await response.read() == sent, "an echo is wrong")
        async with session.get(base + "/stream/100000000") as response:
            await response.content.read(1000)
        check(await get(session, "/hello") == b"Hello, world!\n", "no answer after a disconnect")


asyncio.run(main())
print("\n".join("aiohttp: " + each for each in problems) or "aiohttp: 205 requests, as expected")
sys.exit(bool(problems))
