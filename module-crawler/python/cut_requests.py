"""A parser without I/O: the requests do not depend on how the bytes are cut."""


class Connection:
    def __init__(self):
        self.unread = b""
        self.head = None                      # of the request whose body is not complete

    def feed(self, data):
        self.unread += data
        while request := self.take_request():
            yield request

    def take_request(self):
        if self.head is None:
            self.head = self.take_head()
        if self.head is None or len(self.unread) < self.head[1]:
            return None
        (line, length), self.head = self.head, None
        body, self.unread = self.unread[:length], self.unread[length:]
        return line + " " + body.decode() if body else line

    def take_head(self):
        head, end, rest = self.unread.partition(b"\r\n\r\n")
        if not end:
            return None
        self.unread = rest
        line, *fields = head.decode().split("\r\n")
        named = dict(field.lower().split(": ", 1) for field in fields)
        method, target, _ = line.split(" ")
        return method + " " + target, int(named.get("content-length", 0))


BYTES = (b"GET /menu HTTP/1.1\r\nHost: shop\r\n\r\n"
         b"POST /cups HTTP/1.1\r\nContent-Length: 3\r\n\r\ntea"
         b"GET /bill HTTP/1.1\r\n\r\n")


def read(size):
    connection = Connection()
    for begin in range(0, len(BYTES), size):
        yield list(connection.feed(BYTES[begin:begin + size]))


for size in (len(BYTES), 60, 1):
    reads = [requests for requests in read(size) if requests]
    print(f"reads of {size}: {reads}")
