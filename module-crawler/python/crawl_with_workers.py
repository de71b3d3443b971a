"""A frontier, two workers, and the end of the work."""

import asyncio

SITE = {
    "/": ["/menu", "/shop", "/gone"],
    "/menu": ["/tea", "/"],
    "/shop": ["/tea"],
    "/tea": [],
}


async def crawl(workers):
    seen = set()
    frontier = asyncio.Queue()
    failures = {}

    def add(page):
        if page not in seen:
            seen.add(page)                     # when it is queued, not when it is taken
            frontier.put_nowait(page)

    async def work():
        while True:
            page = await frontier.get()
            try:
                await asyncio.sleep(0.01)      # waits for the site; the other worker goes on
                for link in SITE[page]:
                    add(link)
                print("has read", page)
            except KeyError as failed:
                failures[page] = failed
            finally:
                frontier.task_done()           # also after an error

    add("/")
    async with asyncio.TaskGroup() as team:
        tasks = [team.create_task(work()) for _ in range(workers)]
        await frontier.join()                  # an empty frontier is not the end
        for task in tasks:
            task.cancel()
    print("cannot read", list(failures))


asyncio.run(crawl(2))
