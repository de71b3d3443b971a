"""What a body may do when it is closed, and what it may not (PEP 342)."""


def stubborn():
    try:
        yield "coffee?"
    except Exception:
        print("an Exception")        # never runs: GeneratorExit is no Exception
    except GeneratorExit:
        yield "one more coffee?"     # forbidden: a generator that is being closed must end
    yield "good night"


def swallowing():
    try:
        yield "coffee?"
    finally:
        return                       # discards the exit signal, and any exception: allowed, but a bad idea


shop = stubborn()
next(shop)
try:
    shop.close()
except RuntimeError:
    print("it yielded when it was closed")
print(next(shop))                    # good night: the body was paused at its second yield
quiet = swallowing()
next(quiet)
quiet.close()
print(next(quiet, "closed"))
