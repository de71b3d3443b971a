"""A call of a generator function runs none of its code; each next runs the body to its next yield (PEP 255)."""


def orders():
    print("the shop opens")
    try:
        for drink in ("flat white", "espresso", "tea"):
            yield drink
    finally:
        print("the shop closes")


today = orders()               # nothing is printed
print(next(today))             # the shop opens / flat white
print(next(today))             # espresso
today.close()                  # the shop closes; no tea is made
print(next(today, "no more"))  # no more
