"""The end of a list's iterator is final in Python, even if the list grows."""

orders = ["espresso"]
position = iter(orders)
print(next(position, "nothing"))
print(next(position, "nothing"))  # the end
orders.append("tea")
print(next(position, "nothing"))  # still the end
print(next(iter(orders)))       # a new walk sees all orders
