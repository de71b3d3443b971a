"""What a body may do when it is closed, and what it may not (PEP 342)."""


def stubborn():
    try:
        yield "coffee?"
    except Exception:
        print("an Exception")        # never: GeneratorExit is none
    except GeneratorExit:
        yield "one more coffee?"     # closed, it must end
    yield "good night"


def swallowing():
    try:
        yield "coffee?"
    finally:
        return                       # swallows the exit signal, and any exception: legal, and a bad idea


shop = stubborn()
next(shop)
try:
    shop.close()
except RuntimeError:
    print("it yielded when it was closed")
print(next(shop))                    # good night: it still stood there
quiet = swallowing()
next(quiet)
quiet.close()
print(next(quiet, "closed"))
