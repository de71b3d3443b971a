"""A request that fails is sent again, after a wait that doubles. A 404 is final."""

MOST_ATTEMPTS = 4
FIRST, LONGEST = 100, 300  # milliseconds


def wait_after(attempts, status):
    may_pass = status >= 500 or status in (408, 429)
    if attempts == MOST_ATTEMPTS or not may_pass:
        return None
    return min(FIRST * 2 ** (attempts - 1), LONGEST)


def fetch(page, answers):
    for attempts, status in enumerate(answers, start=1):
        wait = wait_after(attempts, status)
        print(f"{page}, attempt {attempts}: {status},", "the end" if wait is None else f"wait {wait} ms")
        if wait is None:
            return


fetch("menu", [503, 503, 200])
fetch("cake", [404])
fetch("shop", [500, 500, 500, 500, 500])
