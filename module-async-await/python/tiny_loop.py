"""An event loop, a future and a task, each in a few lines."""

import heapq
from collections import deque


class Loop:
    def __init__(self):
        self.ready = deque()
        self.timers = []
        self.now = 0

    def call_soon(self, callback):
        self.ready.append(callback)

    def call_later(self, delay, callback):
        heapq.heappush(self.timers, (self.now + delay, len(self.timers), callback))

    def run(self):
        while self.ready or self.timers:
            if not self.ready:                    # nobody has anything to do: the time passes
                self.now, _, callback = heapq.heappop(self.timers)
                self.ready.append(callback)
            for _ in range(len(self.ready)):      # one turn
                self.ready.popleft()()


class Future:
    def __init__(self):
        self.done = False
        self.result = None
        self.callbacks = []

    def set_result(self, result):
        self.done = True
        self.result = result
        for callback in self.callbacks:
            loop.call_soon(callback)              # never called here

    def add_done_callback(self, callback):
        self.callbacks.append(callback)

    def __await__(self):
        if not self.done:
            yield self                            # to the task that drives the coroutine
        return self.result


class Task(Future):
    def __init__(self, coroutine):
        super().__init__()
        self.coroutine = coroutine
        loop.call_soon(self.step)

    def step(self):
        try:
            awaited = self.coroutine.send(None)
        except StopIteration as end:
            self.set_result(end.value)
        else:
            awaited.add_done_callback(self.step)


def sleep(minutes):
    over = Future()
    loop.call_later(minutes, lambda: over.set_result(None))
    return over


async def brew(drink, minutes):
    print(f"{loop.now} {drink} begins")
    await sleep(minutes)
    print(f"{loop.now} {drink} is ready")
    return drink


async def shop():
    tea = Task(brew("tea", 3))
    coffee = Task(brew("coffee", 2))
    served = [await tea, await coffee]
    print(f"{loop.now} served: {served}")


loop = Loop()
Task(shop())
loop.run()
