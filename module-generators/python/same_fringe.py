"""Two trees of different shape have the same elements in the same order: compared without making a list of either."""


def in_order(tree):
    if tree:
        left, value, right = tree
        yield from in_order(left)  # a generator for each level, and each hands on what comes from below
        yield value
        yield from in_order(right)


balanced = ((None, 1, None), 2, (None, 3, None))
leaning = (((None, 1, None), 2, None), 4, None)
for one, other in zip(in_order(balanced), in_order(leaning)):
    print(one, "and", other)
    if one != other:
        print("here they differ")
        break
