"""Compares the lanes of a race with limits: LANE=RATIO for the wall time against the ideal."""
import json, sys
race = json.load(open(sys.argv[1]))
lanes = {lane["engine"]: lane for lane in race["lanes"]}
bad = [name for name, lane in lanes.items() if lane["errors"]]
print(f"- no errors: {'held' if not bad else 'MISSED by ' + ', '.join(bad)}")
for limit in sys.argv[2].split():
    name, most = limit.split("=")
    lane = lanes[name.removesuffix("/own")]
    ideal = lane["ownIdealMillis"] if name.endswith("/own") else race["idealMillis"]
    ratio = lane["wallMillis"] / ideal
    bad += [name] if ratio > float(most) else []
    print(f"- {name} at most {most}: {'held' if ratio <= float(most) else 'MISSED'}, {ratio:.3f}")
sys.exit(bool(bad))
