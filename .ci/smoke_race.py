"""Checks the document of a short race."""
import json, sys
race = json.load(open(sys.argv[1]))
lanes = race["lanes"]
ideal = race["idealMillis"]
checks = {
    "five lanes": len(lanes) == 5,
    "100 pages each": all(lane["pages"] == 100 for lane in lanes),
    "one digest": len({lane["pagesDigest"] for lane in lanes}) == 1,
    "no errors": all(lane["errors"] == 0 for lane in lanes),
    "nobody beats the ideal": all(lane["wallMillis"] >= ideal for lane in lanes),
    "one at a time takes the sum of all waits": all(
        lane["wallMillis"] >= 4000 for lane in lanes if lane["engine"] == "sequential"),
    "a thread each needs many threads": all(
        lane["platformThreads"] > 50 for lane in lanes if lane["engine"] == "thread-per-request"),
    "virtual threads and an event loop do not": all(
        lane["platformThreads"] < 50 for lane in lanes if lane["engine"] in ("virtual", "vertx")),
    "measured on Linux": all(lane["cpuSeconds"] > 0 and lane["peakRssMegabytes"] > 0 for lane in lanes),
    "can be repeated": all(race[name] for name in ("commit", "jdk", "machine", "date", "settings")),
}
for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
failed = list(checks.values()).count(False)
print(f"{len(checks) - failed} passed, {failed} failed")
sys.exit(failed > 0)
