"""Times asyncio at the work of LoopBenchmark and SleepersBenchmark: prints nanoseconds a time and a task, as JSON.

Each number is the least of several tries, as timeit advises: whatever else the machine does only adds to it.
With uvloop (Debian's python3-uvloop) it times uvloop too, but not the sleepers: its clock is its own.
"""
import asyncio
import json
import platform
import selectors
import time

TRIES = 5
TIMES = 20_000
SLEEPERS = 100_000

try:
    import uvloop
except ImportError:
    uvloop = None


async def callback():
    loop = asyncio.get_running_loop()
    last = loop.create_future()
    left = TIMES

    def call():
        nonlocal left
        left -= 1
        if left:
            loop.call_soon(call)
        else:
            last.set_result(None)

    loop.call_soon(call)
    await last


async def done():
    future = asyncio.get_running_loop().create_future()
    future.set_result(None)
    for _ in range(TIMES):
        await future


async def completed():
    loop = asyncio.get_running_loop()
    for _ in range(TIMES):
        future = loop.create_future()
        loop.call_soon(future.set_result, None)
        await future


async def yields():
    for _ in range(TIMES):
        await asyncio.sleep(0)


async def ping_pong():
    pings, pongs = asyncio.Queue(), asyncio.Queue()

    async def echo():
        while True:
            await pongs.put(await pings.get())

    other = asyncio.create_task(echo())
    for _ in range(TIMES):
        await pings.put(None)
        await pongs.get()
    other.cancel()


class ManualSelector(selectors.DefaultSelector):
    """Waits on a clock that it moves itself."""
    now = 0.0

    def select(self, timeout=None):
        self.now += max(timeout or 0, 0)
        return super().select(0)


def sleepers():
    selector = ManualSelector()
    loop = asyncio.SelectorEventLoop(selector)
    loop.time = lambda: selector.now

    async def all_of_them():
        tasks = [loop.create_task(asyncio.sleep(1 + n * 7919 % 1000 / 1000)) for n in range(SLEEPERS)]
        await asyncio.sleep(2)
        assert all(task.done() for task in tasks)

    begin = time.perf_counter_ns()
    loop.run_until_complete(all_of_them())
    spent = time.perf_counter_ns() - begin
    loop.close()
    return spent / SLEEPERS


def cost(work, loop):
    async def timed():
        begin = time.perf_counter_ns()
        await work()
        return (time.perf_counter_ns() - begin) / TIMES

    try:
        return loop.run_until_complete(timed())
    finally:
        loop.run_until_complete(asyncio.sleep(0))  # ends what was cancelled
        loop.close()


def least(work, make):
    return min(cost(work, make()) for _ in range(TRIES))


WORKS = {"callback": callback, "done": done, "completed": completed, "yield": yields, "ping-pong": ping_pong}
nanos = {name: least(work, asyncio.new_event_loop) for name, work in WORKS.items()}
nanos["sleepers"] = min(sleepers() for _ in range(2))
if uvloop:
    nanos |= {"uvloop " + name: least(work, uvloop.new_event_loop) for name, work in WORKS.items()}
print(json.dumps({"version": platform.python_implementation() + " " + platform.python_version(), "nanos": nanos}))
