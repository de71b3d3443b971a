"""One after the other, and side by side (itertools.chain, zip)."""

from itertools import chain

morning = ["espresso", None]  # None is an element like any other
evening = ["tea"]
print(list(chain(morning, evening)))

numbers = iter([1, 2, 3])
for number, drink in zip(numbers, ["espresso"]):
    print(number, drink)
print(next(numbers))  # zip took the 2 before it found that there was no second drink
