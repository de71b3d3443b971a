"""Times CPython at the work of CoroutineBenchmark: prints nanoseconds for a value that is sent, by depth of delegation.

Each number is the least of several tries, as timeit advises: whatever else the machine does only adds to it.
"""
import platform
import time

TRIES = 5
VALUES = 100_000


def echo():
    heard = 1
    while True:
        heard = yield heard


def delegating(inner):
    yield from inner


def cost(depth):
    coroutine = echo()
    for _ in range(depth):
        coroutine = delegating(coroutine)
    next(coroutine)
    begin = time.perf_counter_ns()
    for _ in range(VALUES):
        coroutine.send(1)
    return (time.perf_counter_ns() - begin) / VALUES


print(platform.python_implementation(), platform.python_version())
for depth in (0, 1, 10, 100):
    print(f"depth {depth:3}: {min(cost(depth) for _ in range(TRIES)):8.1f} ns")
