"""Times CPython at the work of CoroutineBenchmark and CallBenchmark: prints nanoseconds a value and a call, as JSON.

Each number is the least of several tries, as timeit advises: whatever else the machine does only adds to it.
"""
import json
import platform
import time

TRIES = 5
VALUES = 100_000
CALLS = 100_000


def echo():
    heard = 1
    while True:
        heard = yield heard


def delegating(inner):
    yield from inner


def send(depth):
    coroutine = echo()
    for _ in range(depth):
        coroutine = delegating(coroutine)
    next(coroutine)
    begin = time.perf_counter_ns()
    for _ in range(VALUES):
        coroutine.send(1)
    return (time.perf_counter_ns() - begin) / VALUES


def sum_to(n):
    return n + (yield sum_to(n - 1)) if n else 0


def trampoline(first):
    callers, running, value = [], first, None
    while True:
        try:
            called = running.send(value)
        except StopIteration as end:
            if not callers:
                return end.value
            running, value = callers.pop(), end.value
        else:
            callers.append(running)
            running, value = called, None


def call(depth):
    begin = time.perf_counter_ns()
    for _ in range(CALLS // depth):
        assert trampoline(sum_to(depth - 1)) == (depth - 1) * depth // 2
    return (time.perf_counter_ns() - begin) / CALLS


def least(cost, depth):
    return min(cost(depth) for _ in range(TRIES))


print(json.dumps({
    "version": platform.python_implementation() + " " + platform.python_version(),
    "nanos": {
        "send 0": least(send, 0),
        "send 1": least(send, 1),
        "send 100": least(send, 100),
        "call 100": least(call, 100),
        "call 10000": least(call, 10_000),
    },
}))
