"""Checks a measurement of cost: that one lane is shown to hold a multiple of another, or that no lane is.

cost_limits.py FILE "MORE=LEAST*LESS ...": each pair must be shown to differ, by at least this factor.
cost_limits.py FILE none: no difference may be shown.
"""
import json, sys
cost = json.load(open(sys.argv[1]))
lanes = {lane["lane"]: lane for lane in cost["lanes"]}
shown = {(pair["more"], pair["less"]) for pair in cost["comparisons"] if pair["differs"]}
bad = []


def check(what, held, seen):
    print(f"- {what}: {'held' if held else 'MISSED'}, {seen}")
    bad.extend([] if held else [what])


open_lanes = [name for name, lane in lanes.items() if not lane["settled"]]
check("each lane is settled", not open_lanes and not cost["lost"], ", ".join(open_lanes) or "all are")
if sys.argv[2] == "none":
    rates = ", ".join(f"{name} {lane['heldPerSecond'] or 0:,.0f}" for name, lane in lanes.items())
    check("no difference is shown", not shown, rates)
else:
    for limit in sys.argv[2].split():
        more, rest = limit.split("=")
        least, less = rest.split("*")
        ratio = (lanes[more]["heldPerSecond"] or 0) / (lanes[less]["heldPerSecond"] or 1)
        check(f"{more} is shown to hold at least {least} x {less}", (more, less) in shown and ratio >= float(least),
              f"{ratio:.2f}")
sys.exit(bool(bad))
