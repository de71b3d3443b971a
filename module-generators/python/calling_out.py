"""Only a function with a yield can pause, so the caller of a helper that yields must pass on its elements."""


def call_out(name, drink):
    yield f"{drink} for {name}!"
    yield f"{name}!"


def counter():
    yield from call_out("Linus", "espresso")  # without "yield from" no name would be called
    for name in ("Ada", "Grace"):
        yield from call_out(name, "tea")


for call in counter():
    print(call)
