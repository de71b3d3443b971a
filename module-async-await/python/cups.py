"""A queue of cups, two baristas, and the end of the work."""

import asyncio


async def barista(name, cups):
    while True:
        drink = await cups.get()
        await asyncio.sleep(0.01)          # waits for the machine; the other tasks go on
        print(f"{name}: {drink}")
        cups.task_done()


async def shop():
    cups = asyncio.Queue()
    for drink in ("flat white", "espresso", "tea"):
        cups.put_nowait(drink)
    async with asyncio.TaskGroup() as team:
        baristas = [team.create_task(barista(name, cups)) for name in ("Ada", "Linus")]
        await cups.join()                  # until every cup is made
        for task in baristas:
            task.cancel()


asyncio.run(shop())
