"""Compares the echo servers with each other."""
import json, sys
bench = json.load(open(sys.argv[1]))
missed = []
rows = {row["server"]: row["connections"] for row in bench["rows"]}


def holds(what, value, limit, at_least=False):
    held = value >= limit if at_least else value <= limit
    missed.extend([] if held else [what])
    print(f"- {what}: {'held' if held else 'MISSED'}, {value:,.2f}, {'at least' if at_least else 'at most'} {limit:,.2f}")


for count in ("64", "1000"):
    ours, vertx = rows["tulip"][count], rows["vertx"][count]
    holds(f"{count} connections, round trips per second to Vert.x", ours["perSecond"] / vertx["perSecond"], 0.9, at_least=True)
    holds(f"{count} connections, p99 to Vert.x", ours["p99Micros"] / vertx["p99Micros"], 1.2)
    if "asyncio" in rows:
        asyncio = rows["asyncio"][count]
        holds(f"{count} connections, round trips per second to asyncio", ours["perSecond"] / asyncio["perSecond"], 5, at_least=True)
    else:
        print("- asyncio: not compared")
print(f"\nFlags of each server's JVM: `{' '.join(bench['flags'])}`.")
sys.exit(bool(missed))
