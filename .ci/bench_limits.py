"""Checks the document of a fan-out benchmark: standard, quick or tie."""
import json, sys
check, seconds, bench = sys.argv[1], int(sys.argv[2]), json.load(open(sys.argv[3]))
rows = {row["engine"]: row for row in bench["rows"]}
ratios = {(pair["slower"], pair["faster"]): pair for pair in bench["comparisons"]}
checks = []


def differ(a, b):
    return (ratios.get((a, b)) or ratios[b, a])["differs"]


if check == "standard":
    checks.append(("all eight engines, each with an interval", len(rows) == 8 and all(
        row["errorMillis"] for row in rows.values()), len(rows)))
if check == "quick":
    ratio = ratios["threads", "virtual"]
    part = ratio["errorRatio"] / ratio["ratio"]
    checks.append(("at most 70 s", seconds <= 70, f"{seconds} s"))
    checks.append(("threads/virtual within 5 %", part <= 0.05, f"{ratio['ratio']:.2f}, within {part:.1%}"))
if check == "tie":
    checks.append(("the same engine under two names ties", not differ("virtual", "virtual+0"), ""))
    checks.append(("8 ms more do not", differ("virtual", "virtual+8") and differ("virtual+0", "virtual+8"), ""))
print("Order of the forks: " + "; ".join(
    ", ".join(case.split("engine=")[1].split()[0] for case in one) for one in bench["settings"]["order"]) + ".\n")
for name, held, seen in checks:
    print(f"- {name}: {'held' if held else 'MISSED'}{', ' if seen else ''}{seen}")
sys.exit(not all(held for _, held, _ in checks))
