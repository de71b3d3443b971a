"""Redirects are followed by hand: each hop is looked at before its request."""

from urllib.parse import urlsplit

SITE = "http://tulip.test"
REDIRECTS = {
    "/old": "/older",
    "/older": "/page",
    "/login": "/account",
    "/account": "/login",
    "/away": "http://other.test/",
}
MOST = 3


def send(address):
    print("  requests", address)
    return REDIRECTS.get(address)


def follow(address):
    chain = set()
    while True:
        chain.add(address)
        target = send(address)
        if target is None:
            return "arrives at " + address
        if urlsplit(target).netloc:               # all other addresses here are on the site
            return "off the site at " + address
        if target in chain:
            return "a loop at " + address
        if len(chain) > MOST:
            return "too many at " + address
        address = target


for start in ("/old", "/login", "/away"):
    print(follow(start))
