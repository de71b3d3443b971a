"""close ends the inner coroutine first, and then the outer one (PEP 380)."""


def machine():
    try:
        while True:
            yield "hot"
    finally:
        print("the machine cools down")


def barista():
    try:
        yield from machine()
    finally:
        print("the barista goes home")


today = barista()
print(next(today))
today.close()
print(next(today, "closed"))
