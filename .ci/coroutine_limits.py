"""Compares the costs of coroutines with their limits."""
import json, sys
bench = json.load(open(sys.argv[1]))
missed = []


def score(talk, depth):
    return [row["score"] for row in bench["rows"] if ".CoroutineBenchmark." in row["benchmark"]
            and {"talk": talk, "depth": depth, "backend": "continuation"}.items() <= row["params"].items()][0]


def holds(what, value, limit, at_least=False):
    held = value >= limit if at_least else value <= limit
    missed.extend([] if held else [what])
    print(f"- {what}: {'held' if held else 'MISSED'}, {value:.2f}, {'at least' if at_least else 'at most'} {limit}")


deep = score("chain", "100")
holds("send to a generator's next", score("chain", "0") / score("next", "0"), 1.15)
holds("100 delegations to 1", deep / score("chain", "1"), 1.5)
if bench["python"]:
    holds("CPython's 100 yield from to 100 delegations", bench["python"]["nanos"]["send 100"] / deep, 10, at_least=True)
else:
    print("- CPython: not compared")
print(f"\nFlags of every fork: `{' '.join(bench['settings']['flags'])}`; and those that a row's name says.")
sys.exit(bool(missed))
