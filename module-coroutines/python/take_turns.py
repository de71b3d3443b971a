"""Tasks that take turns: each yield hands the turn on."""


def worker(name, cups):
    for cup in range(1, cups + 1):
        print(name, cup)
        yield


ready = [worker("cashier", 3), worker("barista", 2)]
while ready:
    task = ready.pop(0)
    if next(task, "done") != "done":
        ready.append(task)
