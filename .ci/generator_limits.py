"""Compares the costs of generators with their limits."""
import json, sys
bench = json.load(open(sys.argv[1]))
missed = []


def score(benchmark, **params):
    rows = [row for row in bench["rows"] if f".{benchmark}." in row["benchmark"]
            and params.items() <= row["params"].items()]
    return rows[0]["score"] if benchmark != "SuspendedBenchmark" else rows[0]["secondary"]["bytes"]["score"]


def holds(what, value, limit, at_least=False):
    held = value >= limit if at_least else value <= limit
    missed.extend([] if held else [what])
    print(f"- {what}: {'held' if held else 'MISSED'}, {value:.2f}, {'at least' if at_least else 'at most'} {limit}")


for consumer in ("platform", "virtual"):
    holds(f"Continuation to bare run and yield, asked by a {consumer} thread",
          score("GeneratorBenchmark", source="continuation", consumer=consumer)
          / score("GeneratorBenchmark", source="bare-continuation", consumer=consumer), 1.05)
holds("virtual thread on 1 carrier to Continuation, asked by a virtual thread",
      score("GeneratorBenchmark", source="virtual-thread", consumer="virtual", parallelism="1")
      / score("GeneratorBenchmark", source="continuation", consumer="virtual"), 4.5)
deep = score("TreeWalkBenchmark", walk="recursion", depth="18")
holds("a walk at depth 18 to one at depth 6", deep / score("TreeWalkBenchmark", walk="recursion", depth="6"), 1.2)
if bench["python"]:
    holds("CPython's yield from at depth 18 to it", bench["python"]["nanos"]["walk 18"] / deep, 4, at_least=True)
else:
    print("- CPython: not compared")
holds("bytes of a suspended generator, plain headers", score("SuspendedBenchmark", held="continuation", headers="plain")
      - score("SuspendedBenchmark", held="registry-entry", headers="plain"), 306)
print(f"\nFlags of every fork: `{' '.join(bench['settings']['flags'])}`; and those that a row's name says.")
sys.exit(bool(missed))
