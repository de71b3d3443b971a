"""A machine breaks: the group cancels its other tasks, and throws all errors together."""

import asyncio


async def brew(drink, seconds):
    try:
        await asyncio.sleep(seconds)
        raise RuntimeError(f"no steam for {drink}")
    except asyncio.CancelledError:
        print("a drink is cancelled")
        if drink == "cocoa":
            raise RuntimeError("the cocoa is spilled")
        raise


async def shop():
    async with asyncio.TaskGroup() as machines:
        machines.create_task(brew("espresso", 0.001))
        machines.create_task(brew("tea", 3600))
        machines.create_task(brew("cocoa", 3600))


async def day():
    try:
        await shop()
    except* RuntimeError as failed:
        for error in failed.exceptions:
            print("error:", error)


asyncio.run(day())
