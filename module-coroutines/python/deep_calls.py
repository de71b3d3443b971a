"""Coroutines call each other through a trampoline, so that the calls need no stack."""


def sum_to(n):
    return 0 if n == 0 else n + (yield sum_to(n - 1))   # a call, through the trampoline


def run(first):
    callers, running, value = [], first, None
    while True:
        try:
            called = running.send(value)
            callers.append(running)
            running, value = called, None
        except StopIteration as end:
            if not callers:
                return end.value
            running, value = callers.pop(), end.value


print(run(sum_to(100_000)))
