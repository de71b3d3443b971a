"""A function becomes an iterator: iter(f, sentinel) calls it until it gives the sentinel (PEP 234)."""

slips = ["espresso", "tea", "closed", "cocoa"]


def next_slip():
    slip = slips.pop(0)
    print("read", slip)
    return slip


orders = iter(next_slip, "closed")
for order in orders:
    print("make", order)
print("left unread:", ", ".join(slips))
print(next(orders, "still closed"))  # the function is never called again
print("left unread:", ", ".join(slips))
