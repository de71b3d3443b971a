"""A generator expression opens its source at once, and leaves everything else for later (PEP 289)."""


def make(drink):
    print("making", drink)
    return drink + " in a cup"


line = iter(["flat white", "espresso", "tea"])  # PEP 234: one walk down the list
cups = (make(drink) for drink in line)          # PEP 289: nothing is made yet
print(next(cups))                               # making flat white / flat white in a cup
print(next(line))                               # espresso: the same iterator moved; this cup is never made
print(list(cups), list(cups))                   # making tea / ['tea in a cup'] []: the end is final

try:
    cups = (make(drink) for drink in None)      # no iterable: the error comes here, at once
except TypeError:
    print("no list")
