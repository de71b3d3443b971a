"""Measures the cost of requests very briefly, and checks the document. Three runs: a service is killed, Ctrl-C, and the
site is killed."""
import json, os, re, signal, sys
from cut_short import cut_short
work = sys.argv[1]
BRIEF = ["./tulip", "cost", "--step", "0.2", "--fan-out", "5", "--latency", "20", "--p99", "150", "--pool", "10",
         "--seed", "7"]


def run(name, engines, when, what):
    """Starts a measurement, does something to it when a line contains a text, and says how it ended."""
    file = f"{work}/{name}.json"
    status, out, err, left = cut_short([*BRIEF, "--engines", engines, "--json", file, "--svg", f"{work}/{name}.svg"],
                                       when, what)
    return status, out, err, json.load(open(file)), left


def kill(argument):
    return lambda process, before: [os.kill(pid, signal.SIGKILL) for pid, args in before.items() if argument in args]


def measured(lane):
    return [step for step in lane["steps"] if step["phase"] == "measure"]


checks = {}
status, out, err, cost, left = run("cost", "virtual+1,threads,virtual", "virtual+1          warm-up",
                                   kill("-Dtulip.service=virtual+1"))
lanes = {lane["lane"]: lane for lane in cost["lanes"]}
checks["a killed service is one sentence, and a failure"] = (
    status == 1 and len(err) == 1 and "service virtual+1 ended" in err[0])
checks["it loses only itself"] = sorted(lanes) == ["threads", "virtual"] and "virtual+1 is lost" in out and not left
held = {name: lane["heldPerSecond"] or 0 for name, lane in lanes.items()}
broke = {name: lane["brokePerSecond"] for name, lane in lanes.items() if lane["brokePerSecond"]} # not if it may hold more
checks["a pool of 10 holds about its 100 requests a second"] = 50 < held["threads"] < 160 # such short steps hide a queue
checks["virtual threads hold several times as much"] = held["virtual"] > 2 * held["threads"]
checks["a lane breaks above what it holds"] = "threads" in broke and all(broke[name] > held[name] for name in broke)
checks["a step that held was in time"] = all(
    step["p99Millis"] <= 150 and sum(step["failures"].values()) <= step["planned"] / 100 for lane in lanes.values() for step in measured(lane)
    if step["verdict"] == "held" and step["late"] == 0)
checks["no answer comes before the site's"] = all(
    step["p50Millis"] >= 20 for lane in lanes.values() for step in lane["steps"])
checks["the price is that of the machine"] = all(
    abs(lane["dollarsPerMillion"] - (0.04 + 0.256 * 0.0045) / 3600 / lane["heldPerSecond"] * 1e6) < 1e-6
    for lane in lanes.values())
checks["measured on Linux"] = all(lane["cpuSecondsPerThousand"] > 0 and 30 < lane["rssMegabytes"] <= 256
                                  for lane in lanes.values())
checks["the picture has both lanes"] = all(f">{name}<" in open(f"{work}/cost.svg").read() for name in lanes)
checks["can be repeated"] = all(cost[name] for name in ("commit", "jdk", "machine", "date", "settings"))
checks["no line is wider than 80 columns"] = all(len(line) <= 80 for line in out.splitlines())
status, out, err, cost, left = run("interrupted", "virtual", "virtual            ",
                                   lambda process, before: process.send_signal(signal.SIGINT))
checks["Ctrl-C is no failure, and nothing is left"] = status == 130 and not err and cost["interrupted"] and not left
status, out, err, cost, left = run("site", "virtual", "/s held", kill("SiteMain"))
checks["a killed site is one sentence, and a failure"] = status == 1 and len(err) == 1 and "the site died" in err[0]
checks["what was measured stays"] = len(cost["lanes"]) == 1 and cost["failure"] and not left

for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
failed = list(checks.values()).count(False)
print(f"{len(checks) - failed} passed, {failed} failed")
sys.exit(failed > 0)
