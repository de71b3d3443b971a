"""Asks a server with Python's http.client and with bare sockets: keep-alive, pipelining, a long body, an early disconnect."""
import http.client
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
problems = []


def check(good, what):
    if not good:
        problems.append(what)


client = http.client.HTTPConnection(host, port, timeout=20)
client.connect()
first = client.sock
for i in range(100):
    client.request("GET", "/hello")
    body = client.getresponse().read()
    check(body == b"Hello, world!\n", f"request {i} got {body!r}")
check(client.sock is first, "the connection was not kept")
client.request("GET", "/stream/1000000")
check(client.getresponse().read() == b"t" * 1_000_000, "the stream is wrong")
sent = b"0123456789" * 100_000
client.request("POST", "/echo", body=sent)
check(client.getresponse().read() == sent, "the echo is wrong")
client.request("POST", "/echo", body=iter([sent[:333], sent[333:]]), encode_chunked=True,
               headers={"Transfer-Encoding": "chunked"})
check(client.getresponse().read() == sent, "the echo of chunks is wrong")
client.request("HEAD", "/hello")
head = client.getresponse()
check(head.read() == b"" and head.headers["Content-Length"] == "14", f"HEAD: {head.headers}")
check(client.sock is first, "the connection was not kept after bodies")
client.close()

with socket.create_connection((host, port), timeout=20) as pipeline:
    request = b"GET /hello/%d HTTP/1.1\r\nHost: x\r\n\r\n"
    pipeline.sendall(b"".join(request % i for i in range(200)))
    responses = pipeline.makefile("rb")
    for i in range(200):
        length = 0
        check(responses.readline() == b"HTTP/1.1 200 OK\r\n", f"pipelined response {i} has a wrong status")
        for line in iter(responses.readline, b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        body = responses.read(length)
        check(body == b"Hello, %d!\n" % i, f"pipelined response {i} is {body!r}")

for _ in range(20):
    with socket.create_connection((host, port), timeout=20) as leaver:
        leaver.sendall(b"GET /stream/100000000 HTTP/1.1\r\nHost: x\r\n\r\n")
        leaver.recv(1000)
    with socket.create_connection((host, port), timeout=20) as leaver:
        leaver.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf")
client = http.client.HTTPConnection(host, port, timeout=20)
client.request("GET", "/hello")
check(client.getresponse().read() == b"Hello, world!\n", "the server does not answer after disconnects")

print("\n".join("http.client: " + each for each in problems) or "http.client: 345 requests, as expected")
sys.exit(bool(problems))
