"""The caller throws an exception at the pause, and the body may catch it (PEP 342)."""


def barista():
    while True:
        try:
            yield "makes a flat white"
        except ValueError as spilled:
            yield f"wipes the counter: {spilled}"


today = barista()
print(next(today))
print(today.throw(ValueError("milk")))
print(next(today))
try:
    today.throw(KeyError("cups"))     # the body does not catch this exception
except KeyError:
    print("nobody has caught it")
print(next(today, "the body has ended"))
