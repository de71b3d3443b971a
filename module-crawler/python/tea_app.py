"""ASGI without a server: an application, a middleware, and a receive and a send made by hand."""

import asyncio


async def app(scope, receive, send):
    event = await receive()
    await send({"type": "http.response.start", "status": 200})
    for part in ("te", "a"):
        await send({"type": "http.response.body", "body": part, "more_body": part == "te"})
    print(f"app: {scope['path']} {event['type']}")


def named(name, inner):
    async def middleware(scope, receive, send):
        print(f"{name}: before")
        await inner(scope, receive, send)
        print(f"{name}: after")
    return middleware


def chain(names, inner):
    for name in reversed(names):                # the first is outermost
        inner = named(name, inner)
    return inner


async def main():
    async def receive():
        return {"type": "http.request", "body": "", "more_body": False}

    async def send(event):
        print(f"client: {event['type']} {event.get('status', event.get('body'))}")

    await chain(["errors", "timing"], app)({"path": "/tea"}, receive, send)


asyncio.run(main())
