"""Two iterators over one source that can be walked only once (itertools.tee)."""

from itertools import tee

slips = iter(["espresso", "tea", "cocoa"])
barista, bookkeeper = tee(slips)
print("barista:", next(barista))
print("barista:", next(barista))
print("bookkeeper:", next(bookkeeper))  # kept for the bookkeeper, not pulled again
print("barista:", list(barista))
print("bookkeeper:", list(bookkeeper))
print("slips:", list(slips))
