"""Compares two trees of different shape, element by element, without making a list of their elements."""


def in_order(tree):
    if tree:
        left, value, right = tree
        yield from in_order(left)  # one generator for each level; it passes on the elements from below
        yield value
        yield from in_order(right)


balanced = ((None, 1, None), 2, (None, 3, None))
leaning = (((None, 1, None), 2, None), 4, None)
for one, other in zip(in_order(balanced), in_order(leaning)):
    print(one, "and", other)
    if one != other:
        print("here they differ")
        break
