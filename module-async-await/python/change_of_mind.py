"""A customer gives up: cancel is a request, and the task may clean up first."""

import asyncio


async def make(drink):
    try:
        print(f"{drink}: begins")
        await asyncio.sleep(3600)
        print(f"{drink}: is ready")
    except asyncio.CancelledError:
        await asyncio.sleep(0.001)         # a task that was cancelled may still await
        print(f"{drink}: poured away")
        raise                              # without this line the task would not be cancelled


async def customer():
    tea = asyncio.create_task(make("tea"))
    cake = asyncio.create_task(make("cake"))
    await asyncio.sleep(0.001)
    tea.cancel()
    print("asked for no tea:", tea.cancelled())
    try:
        await tea
    except asyncio.CancelledError:
        print("no tea:", tea.cancelled())
    try:
        async with asyncio.timeout(0.001):
            await cake
    except TimeoutError:
        print("no cake:", cake.cancelled())


asyncio.run(customer())
