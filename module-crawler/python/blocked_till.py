"""One blocking call stops all tasks of a loop; in a thread it stops none."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def usual(customer):
    time.sleep(0.2)                      # another machine answers; this blocks the thread
    return {"Ada": "tea", "Linus": "espresso"}[customer]


async def blocking_till(customer, pool):
    return usual(customer)


async def mended_till(customer, pool):
    return await asyncio.get_running_loop().run_in_executor(pool, usual, customer)


async def clock(beats):
    while True:
        await asyncio.sleep(0.01)
        beats.append(".")


async def show(name, till):
    beats = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        ticking = asyncio.create_task(clock(beats))
        await asyncio.sleep(0)
        drinks = await asyncio.gather(till("Ada", pool), till("Linus", pool))
        ticking.cancel()
    print(f"{name}: {drinks}, the clock {'goes on' if len(beats) > 2 else 'stands still'}")


async def main():
    await show("blocking", blocking_till)
    await show("mended", mended_till)


asyncio.run(main())
