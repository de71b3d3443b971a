"""Asks all roasters, at most two at once, and gives the prices in the order of the roasters."""

import asyncio

ROASTERS = [("Ethiopia", 0.020, 14), ("Kenya", 0.005, 16), ("Brazil", 0.010, 11), ("India", 0.001, 12)]


async def ask(roaster, lines):
    beans, time, price = roaster
    async with lines:
        await asyncio.sleep(time)          # the other tasks go on
        return price


async def ask_all():
    lines = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as team:
        prices = [team.create_task(ask(roaster, lines)) for roaster in ROASTERS]
    return [price.result() for price in prices]


print(asyncio.run(ask_all()))
