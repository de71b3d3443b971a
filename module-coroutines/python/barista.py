"""A coroutine gets values, and delegates to another coroutine (PEP 342, PEP 380)."""


def barista():
    made = 0
    cup = yield "ready"
    while cup is not None:
        made += 1
        cup = yield f"{cup}, please!"
    return made


def shop():
    made = yield from barista()       # what the caller sends to the shop goes to the barista
    yield f"cups today: {made}"


counter = shop()
print(next(counter))                  # ready
print(counter.send("Ada"))            # Ada, please!
print(counter.send("Linus"))          # Linus, please!
print(next(counter))                  # cups today: 2
