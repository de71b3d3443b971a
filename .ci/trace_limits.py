"""Compares the costs of a traced event loop with their limits."""
import json, sys
bench = json.load(open(sys.argv[1]))
missed = []
costs = {row["params"]["trace"]: row["score"] for row in bench["rows"] if ".TraceBenchmark." in row["benchmark"]}
off = (costs["off"] + costs["off-again"]) / 2


def holds(what, value, limit):
    missed.extend([] if value <= limit else [what])
    print(f"- {what}: {'held' if value <= limit else 'MISSED'}, {value:.3f}, at most {limit:.2f}")


print("| trace | ns for a round trip | to off |\n|---|---:|---:|")
for trace, nanos in costs.items():
    print(f"| {trace} | {nanos:,.1f} | {nanos / off:.3f} |")
print()
holds("off against off again, the larger to the smaller", max(costs["off"], costs["off-again"]) / min(costs["off"], costs["off-again"]), 1.05)
holds("events in memory to off", costs["events"] / off, 1.15)
print(f"\nFlags of every fork: `{' '.join(bench['settings']['flags'])}`.")
sys.exit(bool(missed))
