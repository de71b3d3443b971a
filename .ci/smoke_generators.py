"""Checks the documents and the tables of short benchmarks of generators, coroutines, event loops and echo servers."""
import json, sys
work = sys.argv[1]
bench = json.load(open(f"{work}/generators.json"))
coroutines = json.load(open(f"{work}/coroutines.json"))
loops = json.load(open(f"{work}/async.json"))
echo = json.load(open(f"{work}/echo.json"))
text = open(f"{work}/generators.out").read()
rows = {tuple(sorted(row["params"].items())): row for row in bench["rows"]}
bytes_of = {row["params"]["held"]: row["secondary"]["bytes"]["score"] for row in bench["rows"] if "held" in row["params"]}
checks = {
    "five cases": len(rows) == 5,
    "a cost for each": all(row["score"] > 0 for row in rows.values()),
    "CPython in the same run": bench["python"]["nanos"].keys() == {"flat", "walk 6", "walk 18"},
    "a suspended generator holds something, and its entry less": 0 < bytes_of["registry-entry"] < bytes_of["continuation"],
    "three tables": all(title in text for title in ("ns for a number", "ns for a node of a walk", "bytes each")),
    "in Markdown too": open(f"{work}/generators.md").read().count("|---|") == 3,
    "coroutines: three cases": len(coroutines["rows"]) == 3 and all(row["score"] > 0 for row in coroutines["rows"]),
    "coroutines: CPython in the same run": coroutines["python"]["nanos"].keys()
        == {"send 0", "send 1", "send 100", "call 100", "call 10000"},
    "coroutines: two tables": open(f"{work}/coroutines.md").read().count("|---|") == 2
        and "ns for a call through a trampoline" in open(f"{work}/coroutines.out").read(),
    "event loops: ten cases": len(loops["rows"]) == 10 and all(row["score"] > 0 for row in loops["rows"]),
    "event loops: asyncio in the same run": {"callback", "done", "completed", "yield", "ping-pong", "sleepers"}
        <= loops["python"]["nanos"].keys(),
    "event loops: three tables": open(f"{work}/async.md").read().count("|---|") == 3
        and "bytes for a task that waits" in open(f"{work}/async.out").read(),
    "echo: four servers, each with 64 and with 1,000 connections":
        {row["server"]: [count for count in row["connections"] if row["connections"][count]["perSecond"] > 0]
            for row in echo["rows"]} == {name: ["64", "1000"] for name in ("tulip", "tulip-threads", "vertx", "asyncio")},
    "echo: a table": open(f"{work}/echo.md").read().count(" 1,000 |") == 4 and "p99 µs" in open(f"{work}/echo.out").read(),
}
for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
failed = [name for name, held in checks.items() if not held]
print(f"{len(checks) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
