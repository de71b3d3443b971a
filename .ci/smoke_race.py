"""Checks the document of a short race, then kills a lane or the site of longer races, and interrupts one."""
import json, os, signal, sys
from cut_short import cut_short
race = json.load(open(sys.argv[1]))
work = os.path.dirname(sys.argv[1])
lanes = race["lanes"]
ideal = race["idealMillis"]
checks = {
    "six lanes": len(lanes) == 6,
    "100 pages each": all(lane["pages"] == 100 for lane in lanes),
    "one digest": len({lane["pagesDigest"] for lane in lanes}) == 1,
    "no errors": all(lane["errors"] == 0 for lane in lanes),
    "the floor is no lane, was measured every third round, and is above the ideal": race["floor"]["lane"] == "floor"
    and len(race["floor"]["rounds"]) == 2 and race["floor"]["wallMillis"] >= ideal,
    "the floor found the same pages": race["floor"]["pagesDigest"] == lanes[0]["pagesDigest"],
    "nobody beats the ideal": all(lane["wallMillis"] >= ideal for lane in lanes),
    "one at a time takes the sum of all waits": all(
        lane["wallMillis"] >= 4000 for lane in lanes if lane["engine"] == "sequential"),
    "a thread each needs many threads": all(
        lane["platformThreads"] > 50 for lane in lanes if lane["engine"] == "thread-per-request"),
    "virtual threads and event loops do not": all(
        lane["platformThreads"] < 50 for lane in lanes if lane["engine"] in ("virtual", "tulip", "vertx")),
    "a page is wanted before it is sent": all(lane["wantedP99Millis"] >= lane["p99Millis"] for lane in lanes),
    "a full pool makes pages wait": all(
        lane["wantedP50Millis"] > lane["p50Millis"] + 20 for lane in lanes if lane["engine"] == "threads"),
    "four rounds show neither trend nor difference": all(lane["settled"] is None for lane in lanes) and not any(
        pair["differs"] for pair in race["comparisons"]),
    "every pair is compared": len(race["comparisons"]) == 15,
    "nothing is lost": race["lost"] == [] and race["failure"] is None,
    "measured on Linux": all(lane["cpuSeconds"] > 0 and lane["peakRssMegabytes"] > 0 for lane in lanes),
    "can be repeated": all(race[name] for name in ("commit", "jdk", "machine", "date", "settings")),
}


def cut(name, what):
    """Starts a race, lets two rounds end, does something to it, and says how it ended."""
    status, out, err, left = cut_short(
        ["./tulip", "race", "--pages", "50", "--latency", "20", "--lanes", "virtual,virtual+5", "--warm-up", "0.2",
         "--rounds", "40", "--json", f"{work}/{name}.json"], "round 2 ", what)
    return status, out, err, json.load(open(f"{work}/{name}.json")), left


def kill(argument):
    return lambda process, before: [os.kill(pid, signal.SIGKILL) for pid, args in before.items() if argument in args]


status, out, err, document, left = cut("lane", kill("-Dtulip.lane=virtual+5"))
checks["a killed lane is one sentence, and a failure"] = status == 1 and len(err) == 1 and "lane virtual+5" in err[0]
checks["it loses only itself"] = [lane["lane"] for lane in document["lanes"]] == ["virtual"] and "is lost" in out
checks["the others run to their end"] = len(document["lanes"][0]["rounds"]) == 40 and not left
status, out, err, document, left = cut("site", kill("SiteMain"))
checks["a killed site is one sentence, and a failure"] = status == 1 and len(err) == 1 and "the site died" in err[0]
checks["its rounds stay"] = len(document["lanes"]) == 2 and document["lost"] == [] and "Ended before" in out and not left
status, out, err, document, left = cut("interrupted", lambda process, before: process.send_signal(signal.SIGINT))
checks["Ctrl-C is no failure, and its rounds stay"] = (
    status == 130 and not err and document["interrupted"] and len(document["lanes"]) == 2 and not left)

for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
failed = list(checks.values()).count(False)
print(f"{len(checks) - failed} passed, {failed} failed")
sys.exit(failed > 0)
