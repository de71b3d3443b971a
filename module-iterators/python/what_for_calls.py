"""Shows what `for` really calls, on an iterator of six lines (PEP 234)."""


class Tickets:
    last = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.last += 1
        return self.last


for ticket in Tickets():
    print("ticket", ticket)
    if ticket == 3:
        break

walk = iter(Tickets())       # calls __iter__
while True:
    try:
        ticket = next(walk)  # calls __next__
    except StopIteration:    # the end; a roll of tickets has none
        break
    print("ticket", ticket)
    if ticket == 3:
        break
