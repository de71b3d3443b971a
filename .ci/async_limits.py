"""Compares the costs of the event loop with their limits."""
import json, sys
bench = json.load(open(sys.argv[1]))
missed = []
POLL_NANOS = 220  # of the machine for which the limits were set; what a poll costs more here, a turn may cost more
TURNS_WITHOUT_POLL = 64


def rows(benchmark, **params):
    return [row for row in bench["rows"] if f".{benchmark}." in row["benchmark"]
            and params.items() <= row["params"].items()]


def cost(loop, work):
    return rows("LoopBenchmark", loop=loop, work=work)[0]["score"]


def holds(what, value, limit, at_least=False):
    held = value >= limit if at_least else value <= limit
    missed.extend([] if held else [what])
    print(f"- {what}: {'held' if held else 'MISSED'}, {value:,.2f}, {'at least' if at_least else 'at most'} {limit:,.2f}")


ours = {work: cost("continuation", work) for work in ("callback", "done", "completed", "yield", "ping-pong")}
poll = rows("SelectorBenchmark")[0]["score"]
more = max(0, poll - POLL_NANOS) / TURNS_WITHOUT_POLL
print(f"- a poll of the selector: {poll:,.0f} ns, so the limits of a turn are {more:.1f} ns higher than with {POLL_NANOS} ns")
holds("callback, ns", ours["callback"], 25 + more)
holds("await done, ns", ours["done"], 5)
holds("await just completed to a bare yield", (ours["completed"] - 2 * more) / cost("bare", "yield"), 1.4)
holds("ping-pong, ns", ours["ping-pong"], 330 + 2 * more)
holds("callback to that of Vert.x", ours["callback"] / cost("vertx", "callback"), 1)
holds("await done to that of Vert.x", ours["done"] / cost("vertx-virtual", "done"), 1)
holds("await just completed to a callback of a future of Vert.x", ours["completed"] / cost("vertx", "completed"), 1)
holds("await just completed to await of Vert.x", ours["completed"] / cost("vertx-virtual", "completed"), 1)
sleeps = {row["params"]["sleepers"]: row["score"] * 1e6 / int(row["params"]["count"]) for row in rows("SleepersBenchmark")}
holds("a sleeping task to a bare continuation", sleeps["tasks"] / sleeps["bare"], 1.5)
if bench["python"]:
    asyncio = bench["python"]["nanos"]
    holds("await just completed of asyncio to ours", asyncio["completed"] / ours["completed"], 25, at_least=True)
    holds("a sleeping task to that of asyncio", sleeps["tasks"] / asyncio["sleepers"], 0.33)
    if "uvloop completed" in asyncio:
        holds("await just completed of uvloop to ours", asyncio["uvloop completed"] / ours["completed"], 10, at_least=True)
    else:
        print("- uvloop: not compared")
else:
    print("- CPython: not compared")
for row in rows("WaitingBenchmark", waits="future", headers="plain"):
    holds("bytes of a suspended task", row["secondary"]["bytes"]["score"], 520)
print(f"\nFlags of every fork: `{' '.join(bench['settings']['flags'])}`; and those that a row's name says.")
sys.exit(bool(missed))
