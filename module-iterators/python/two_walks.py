"""An iterable can be walked again and again; an iterator is one walk (PEP 234)."""


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return iter(range(self.start, 0, -1))


countdown = Countdown(3)
first = iter(countdown)
print(next(first), next(first))
second = iter(countdown)
print(next(second), next(first))  # second has its own position, and does not disturb first
print(next(first, "the end"), next(first, "the end"))
print(list(countdown), list(second))
