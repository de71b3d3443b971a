"""Awaiting pauses only if there is something to wait for."""

import asyncio


async def plain(name):
    print(f"{name} runs")


async def main():
    asyncio.create_task(plain("the task"))
    await plain("a call")                  # runs here and now
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)
    await done                             # it is there already
    print("the task has not run yet")
    await asyncio.sleep(0)                 # lets the other tasks run
    print("the end")


asyncio.run(main())
