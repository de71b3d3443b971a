# What the programs of CPythonProgramsTest use. Time is a whole number, and passes only when nothing is ready.
import asyncio, contextvars, sys

OLD = sys.version_info < (3, 13)
END = 10 ** 12
FUTURES = 2
asyncio.base_events.MAXIMUM_SELECT_TIMEOUT = END


class A(Exception): pass
class B(Exception): pass


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0
        self._clock_resolution = 0.5
        self._selector = self
        self.set_task_factory(lambda loop, coroutine, **more: Task(coroutine, loop=loop, **more))
        self.set_exception_handler(lambda loop, context: None)

    def time(self): return self.now
    def select(self, time): self.now += time; return []
    def _process_events(self, events): pass
    def _write_to_self(self): pass


# A program is compared up to the first difference that is wanted. Decision record 31 lists all of them.
def differs(why): lines.append(f"differs: {why}")


class Task(asyncio.Task):
    def uncancel(self):
        if OLD and self._must_cancel and self.cancelling() == 1: differs("uncancel before delivery (3.13)")
        return super().uncancel()


class InOrder(dict):
    def add(self, task): self[task] = None
    def discard(self, task): self.pop(task, None)


class Group(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = InOrder()  # a set has no order that could be compared

    def _on_task_done(self, task):
        before = self._parent_cancel_requested
        super()._on_task_done(task)
        if OLD and self._parent_cancel_requested and not before: differs("a group that cancels its parent (3.13)")

    async def __aexit__(self, *error):
        try:
            return await super().__aexit__(*error)
        except BaseExceptionGroup:
            if OLD and self._parent_task.cancelling(): differs("a failed group with a request from outside (3.13)")
            raise


class Queue(asyncio.Queue):
    getting = putting = 0

    def look(self, gets, puts):
        overtakes = gets and self.getting and not self.empty() or puts and self.putting and not self.full()
        if overtakes: differs("overtaking in a queue (issue 83055)")

    async def got(self):
        self.look(True, False)
        waits = self.empty()
        self.getting += waits
        try: return await self.get()
        finally: self.getting -= waits

    async def putted(self, item):
        self.look(False, True)
        waits = self.full()
        self.putting += waits
        try: await self.put(item)
        finally: self.putting -= waits


def name(e):
    if isinstance(e, BaseExceptionGroup): return "Group[" + ", ".join(map(name, e.exceptions)) + "]"
    if type(e) in (RuntimeError, ValueError, asyncio.InvalidStateError): return "Refused"
    return {"QueueEmpty": "Empty", "QueueShutDown": "ShutDown"}.get(type(e).__name__, type(e).__name__)


def log(me, *what): lines.append(" ".join(map(str, (loop.now, me, *what))))


def outcome(future):
    if not future.done(): return "pending"
    if future.cancelled(): return "cancelled"
    return "failed " + name(future.exception()) if future.exception() else f"done {future.result()}"


async def sleep(me, time): await asyncio.sleep(time); log(me, "slept")
async def await_task(me, k): log(me, "result", await t[k])
async def await_future(me, k): log(me, "value", await f[k])
async def cancel(me, k): log(me, "cancels", k, t[k].cancel())
async def cancelling(me, k): log(me, "cancelling", t[k].cancelling())
async def uncancel(me, k): log(me, "uncancels", k, t[k].uncancel())
async def cancel_future(me, k): log(me, "cancels future", f[k].cancel())
async def set_result(me, k, value): f[k].set_result(value); log(me, "sets")
async def set_exception(me, k): f[k].set_exception(A()); log(me, "sets A")
async def when_done(me, k): t[k].add_done_callback(lambda task: log(me, "sees", outcome(task), var.get()))
async def call_soon(me): loop.call_soon(lambda: log(me, "later", var.get()))
async def set_var(me, value): log(me, "var", var.get()); var.set(value)
async def release_lock(me): lock.release(); log(me, "released")
async def release_permit(me): give_permit(); log(me, "added a permit")
async def event_set(me): event.set(); log(me, "event set")
async def event_clear(me): event.clear(); log(me, "event cleared")
async def event_wait(me): await event.wait(); log(me, "event seen")
async def notify(me, count): changed.notify(count); log(me, "notified")
async def notify_all(me): changed.notify_all(); log(me, "notified all")
async def put(me, item): await queue.putted(item); log(me, "put")
async def get(me): log(me, "got", await queue.got())
async def get_now(me): queue.look(True, False); log(me, "got", queue.get_nowait())
async def task_done(me): queue.task_done(); log(me, "task done")
async def join(me): await queue.join(); log(me, "joined")
async def shutdown(me, immediate): queue.shutdown(immediate); log(me, "shut down")


async def offer(me, item):
    queue.look(False, True)
    try: queue.put_nowait(item)
    except asyncio.QueueFull: log(me, "full"); return
    log(me, "put")


async def condition_wait(me):
    try:
        await changed.wait()
    except BaseException:
        if OLD and any(not w.done() for w in changed._waiters): differs("a cancelled waiter of a condition (3.13)")
        raise
    log(me, "notified")


def could_wake(): return permits._value > 0 and any(not w.done() for w in permits._waiters or ())


def give_permit():
    permits.release()
    if could_wake(): differs("a release of a semaphore wakes one waiter")


class Permit:
    async def __aenter__(self):
        try: await permits.acquire()
        finally:
            if OLD and could_wake(): differs("a semaphore wakes one waiter at a time (3.13)")

    async def __aexit__(self, *error): give_permit()


async def shield(me, task): log(me, "shielded", await asyncio.shield(task))
async def wait_for(me, task, time): log(me, "in time", await asyncio.wait_for(task, time))


async def gather(me, *tasks):
    if OLD and any(task.done() for task in tasks): differs("gather of a done future (3.13)")
    log(me, "gathered", await asyncio.gather(*tasks))


async def wait(me, until, time, *tasks):
    done = [task for task in tasks if task.done()]
    failed = any(not task.cancelled() and task.exception() for task in done)
    if len(done) == len(tasks) or done and until == "FIRST_COMPLETED" or failed and until == "FIRST_EXCEPTION":
        differs("wait for done futures")
    done, _ = await asyncio.wait(tasks, timeout=None if time < 0 else time, return_when=getattr(asyncio, until))
    log(me, "waited", [task in done for task in tasks])


def start(body): return loop.create_task(body())


kept = []


def run(bodies, permit_count, places):
    global loop, lines, t, f, lock, permits, event, changed, queue, var
    lines = []
    loop = Loop()
    f = [loop.create_future() for _ in range(FUTURES)]
    lock, permits, event = asyncio.Lock(), asyncio.Semaphore(permit_count), asyncio.Event()
    changed, queue, var = asyncio.Condition(), Queue(places), contextvars.ContextVar("var", default=0)
    t = []
    t.extend(start(body) for body in bodies)
    loop.call_at(END, loop.stop)
    loop.run_forever()
    for task in t: log("end", outcome(task), task.cancelling())
    log("end", lock.locked(), permits.locked(), event.is_set(), changed.locked(), queue.qsize(), *map(outcome, f))
    print("\n".join(lines))
    kept.append((loop, t, f, lock, permits, event, changed, queue))  # else CPython would close what waits
