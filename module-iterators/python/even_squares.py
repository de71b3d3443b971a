"""A lazy pipeline over a source that never ends: an element is pulled only when the caller asks for one."""

from itertools import count, islice

pulled = 0


def counted(source):
    global pulled
    for number in source:
        pulled += 1
        yield number


def is_even(number):
    return number % 2 == 0


def square(number):
    return number * number


numbers = counted(count(1))
squares = islice(map(square, filter(is_even, numbers)), 3)
print("pulled before anyone asks:", pulled)
print(next(squares), "after", pulled)
print(*list(squares), "after", pulled)
