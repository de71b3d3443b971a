"""Checks the document of a short benchmark, then cuts longer runs short."""
import json, os, signal, sys
from cut_short import cut_short
work = sys.argv[1]
checks = {}


def document(name):
    return json.load(open(f"{work}/{name}.json"))


def cut(name, what):
    """Starts a longer run, lets one fork end, does something to the run, and says how it ended."""
    return cut_short(
        ["./tulip", "bench", "--engines", "virtual,threads", "--fan-out", "50", "--latency", "10",
         "--json", f"{work}/{name}.json", "--", "-f", "9", "-wi", "0", "-i", "1", "-r", "200ms"], "fork 1 of 9", what)


bench = document("bench")
rows = {row["engine"]: row for row in bench["rows"]}
checks["eight engines"] = len(rows) == 8
checks["nobody beats the ideal"] = all(row["ratio"] >= 1 for row in rows.values())
checks["nor a pool its own"] = all(row["millis"] >= row["ownIdealMillis"] for row in rows.values())
checks["a pool of 10 takes five waves"] = rows["threads"]["ownIdealMillis"] == 50
checks["two samples each"] = all(len(row["forks"][0]["millis"]) == 2 for row in rows.values())
checks["the mean of the samples"] = all(
    abs(sum(row["forks"][0]["millis"]) / 2 - row["millis"]) < 1e-9 for row in rows.values())
checks["every engine once in the order"] = sorted(
    case.split("engine=")[1].split()[0] for case in bench["settings"]["order"][0]) == sorted(rows)
checks["CPU of client and site apart, memory"] = all(
    row["clientCpuMillis"] > 0 and row["siteCpuMillis"] > 0 and row["peakRssMegabytes"] > 0 for row in rows.values())
checks["the same heap for all, stated"] = "-Xmx512m" in bench["settings"]["flags"]
checks["the site's ceiling"] = bench["site"]["requestsPerSecond"] > 0
checks["can be repeated"] = all(bench[name] for name in ("commit", "jdk", "machine", "date", "settings"))
checks["a Markdown row for each"] = all(f"`{name}`" in open(f"{work}/bench.md").read() for name in rows)

status, out, err, left = cut("killed", lambda process, before: [
    os.kill(pid, signal.SIGKILL) for pid, args in before.items() if "SiteMain" in args])
checks["a killed site is one sentence, and a failure"] = (
    status == 1 and len(err) == 1 and "the site" in err[0] and "137" in err[0]) or err
checks["and keeps what was done"] = len(document("killed")["rows"]) > 0 and bool(document("killed")["failure"])
checks["and leaves no process"] = not left

status, out, err, left = cut("interrupted", lambda process, before: process.send_signal(signal.SIGINT))
checks["an interrupted run says nothing of errors"] = (status == 130 and not err) or err
checks["and keeps what was done "] = len(document("interrupted")["rows"]) > 0 and document("interrupted")["interrupted"]
checks["and has no ceiling, which is measured at the end"] = document("interrupted")["site"] is None
checks["and shows it"] = "Ended before its time" in out
checks["and leaves no process "] = not left

for name, held in checks.items():
    print(("  ok      " if held is True else f"  FAILED  {held} ") + name)
failed = [name for name, held in checks.items() if held is not True]
print(f"{len(checks) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
