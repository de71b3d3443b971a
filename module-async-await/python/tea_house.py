import asyncio


async def serve(reader, writer):
    while line := await reader.readline():  # waits for the client; the other tasks go on
        name = line.decode().strip()
        writer.write(f"tea for {name}\n".encode())
        await writer.drain()                # waits while the client does not read
    writer.close()


async def order(names, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for name in names:
        writer.write(f"{name}\n".encode())
        answer = await reader.readline()
        print(answer.decode().strip())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await order(["Ada", "Linus"], port)
        await order(["Grace"], port)


asyncio.run(main())
