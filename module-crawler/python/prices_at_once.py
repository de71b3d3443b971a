"""One request that sends many: one after the other, all at once, and at most three at once."""

import asyncio

SUPPLIERS = ["Ada", "Grace", "Linus", "Guido", "Barbara", "Edsger"]


class Service:
    def __init__(self):
        self.in_flight = 0
        self.most = 0

    async def price(self, supplier):
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)
        await asyncio.sleep(0.01)                    # the supplier's machine answers
        self.in_flight -= 1
        return f"{supplier}: {len(supplier)}"


async def one_after_the_other(service):
    return [await service.price(name) for name in SUPPLIERS]


async def all_at_once(service):
    return await asyncio.gather(*[service.price(name) for name in SUPPLIERS])


async def at_most(limit, service):
    places = asyncio.Semaphore(limit)

    async def limited(name):
        async with places:
            return await service.price(name)

    async with asyncio.TaskGroup() as group:         # the first error cancels the others
        tasks = [group.create_task(limited(name)) for name in SUPPLIERS]
    return [task.result() for task in tasks]


async def show(what, fan_out):
    service = Service()
    prices = await fan_out(service)
    print(f"{what}: {service.most} in flight")
    print(prices)


async def main():
    await show("one after the other", one_after_the_other)
    await show("all at once", all_at_once)
    await show("at most three", lambda service: at_most(3, service))


asyncio.run(main())
