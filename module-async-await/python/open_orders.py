"""An async generator: its body may await, and yields."""

import asyncio


async def orders(*drinks):
    try:
        for drink in drinks:
            await asyncio.sleep(0.001)     # the next customer is on the way
            yield drink
    finally:
        await asyncio.sleep(0.001)
        print("the door is locked")


async def shop():
    async for drink in orders("tea", "espresso"):
        print("made:", drink)
    late = orders("cocoa", "cake")
    print("made:", await anext(late))
    await late.aclose()                    # awaits what is in the finally


asyncio.run(shop())
