"""If an end escapes from a body, that is an error, and not the end of the generator (PEP 479)."""


def first_cups(shelves):
    for shelf in shelves:
        yield next(iter(shelf))  # an empty shelf raises StopIteration here


cups = first_cups([["mug"], [], ["glass"]])
print(next(cups))
try:
    print(list(cups))            # before PEP 479 this was []: the glass was lost without an error
except RuntimeError:
    print("a shelf is empty")
