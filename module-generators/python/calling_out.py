"""Only the frame that says yield can pause, so whoever calls a helper that yields must hand on what it yields."""


def call_out(name, drink):
    yield f"{drink} for {name}!"
    yield f"{name}!"


def counter():
    yield from call_out("Linus", "espresso")  # without "yield from" nobody would be called
    for name in ("Ada", "Grace"):
        yield from call_out(name, "tea")


for call in counter():
    print(call)
