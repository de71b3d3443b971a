"""Times CPython at the work of GeneratorBenchmark and TreeWalkBenchmark: prints nanoseconds an element, as JSON.

Each number is the least of several tries, as timeit advises: whatever else the machine does only adds to it.
"""
import json
import platform
import time

TRIES = 5
LEAST_ELEMENTS = 200_000


def numbers():
    number = 0
    while True:
        yield number
        number += 1


def tree(depth):
    """A full tree of that many levels: (left, value, right), or None."""
    return (tree(depth - 1), depth, tree(depth - 1)) if depth else None


def walk(node):
    if node:
        yield from walk(node[0])
        yield node[1]
        yield from walk(node[2])


def flat():
    source = numbers()
    begin = time.perf_counter_ns()
    for _ in range(LEAST_ELEMENTS):
        next(source)
    return (time.perf_counter_ns() - begin) / LEAST_ELEMENTS


def walked(depth):
    planted = tree(depth)
    elements = 0
    begin = time.perf_counter_ns()
    while elements < LEAST_ELEMENTS:
        for _ in walk(planted):
            pass
        elements += 2**depth - 1
    return (time.perf_counter_ns() - begin) / elements


print(json.dumps({
    "version": platform.python_implementation() + " " + platform.python_version(),
    "nanos": {
        "flat": min(flat() for _ in range(TRIES)),
        "walk 6": min(walked(6) for _ in range(TRIES)),
        "walk 18": min(walked(18) for _ in range(TRIES)),
    },
}))
