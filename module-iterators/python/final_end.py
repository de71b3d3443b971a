"""The end of a list's iterator is final in Python, even if the list grows."""

orders = ["espresso"]
finger = iter(orders)
print(next(finger, "nothing"))
print(next(finger, "nothing"))  # the end
orders.append("tea")
print(next(finger, "nothing"))  # still the end
print(next(iter(orders)))       # a new walk sees all orders
