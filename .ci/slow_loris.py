"""Opens many connections that never finish their requests, and counts how many others are served meanwhile.

    python3 .ci/slow_loris.py HOST PORT CONNECTIONS
"""
import http.client
import socket
import sys
import time

host, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
slow = []
for i in range(count):
    connection = socket.create_connection((host, port), timeout=20)
    # Half of them stop inside the head, the others inside the body.
    connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nA: " if i % 2 else
                       b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
    slow.append(connection)

served, longest = 0, 0.0
for _ in range(500):
    begin = time.monotonic()
    client = http.client.HTTPConnection(host, port, timeout=20)
    client.request("GET", "/hello")
    served += client.getresponse().read() == b"Hello, world!\n"
    client.close()
    longest = max(longest, time.monotonic() - begin)

answered = 0
for i in range(1, count, 2):
    slow[i].settimeout(30)
    try:
        answered += slow[i].recv(100).startswith(b"HTTP/1.1 408 ")
    except OSError:
        pass
for connection in slow:
    connection.close()
print(f"{count:,} slow connections: {served} of 500 other requests were served, the slowest in {longest * 1000:.0f} ms;"
      f" {answered} of {count // 2} unfinished heads got 408")
sys.exit(served < 500 or answered < count // 2 or longest > 5)
