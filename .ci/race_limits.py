"""Compares the lanes of a race with limits: LANE=RATIO for the wall time against the ideal, LANE/own=RATIO against the ideal
of its pool, LANE/OTHER=RATIO against another lane, LANE/OTHER/cpu=RATIO for the CPU time."""
import json, sys
race = json.load(open(sys.argv[1]))
lanes = {lane["engine"]: lane for lane in race["lanes"]}
bad = [name for name, lane in lanes.items() if lane["errors"]]
print(f"- no errors: {'held' if not bad else 'MISSED by ' + ', '.join(bad)}")
for limit in sys.argv[2].split():
    name, most = limit.split("=")
    lane, other, value = (name.split("/") + ["", ""])[:3]
    if value == "cpu":
        ratio = lanes[lane]["cpuSeconds"] / lanes[other]["cpuSeconds"]
    else:
        ideal = {"": race["idealMillis"], "own": lanes[lane]["ownIdealMillis"]}
        ratio = lanes[lane]["wallMillis"] / (ideal[other] if other in ideal else lanes[other]["wallMillis"])
    bad += [name] if ratio > float(most) else []
    print(f"- {name} at most {most}: {'held' if ratio <= float(most) else 'MISSED'}, {ratio:.3f}")
sys.exit(bool(bad))
