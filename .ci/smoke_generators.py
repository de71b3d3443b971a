"""Checks the document and the tables of a short benchmark of generators."""
import json, sys
work = sys.argv[1]
bench = json.load(open(f"{work}/generators.json"))
text = open(f"{work}/generators.out").read()
rows = {tuple(sorted(row["params"].items())): row for row in bench["rows"]}
bytes_of = {row["params"]["held"]: row["secondary"]["bytes"]["score"] for row in bench["rows"] if "held" in row["params"]}
checks = {
    "five cases": len(rows) == 5,
    "a cost for each": all(row["score"] > 0 for row in rows.values()),
    "CPython in the same run": bench["python"]["flatNanos"] > 0 and bench["python"]["walkNanosByDepth"]["18"] > 0,
    "a suspended generator holds something, and its entry less": 0 < bytes_of["registry-entry"] < bytes_of["continuation"],
    "three tables": all(title in text for title in ("ns for a number", "ns for a node of a walk", "bytes each")),
    "in Markdown too": open(f"{work}/generators.md").read().count("|---|") == 3,
}
for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
failed = [name for name, held in checks.items() if not held]
print(f"{len(checks) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
