"""Measures how many GETs a second each client gets answered, beside wrk, on the same server.

    python3 .ci/raw_gets.py [ROUNDS]

The server is the embedded site, in a JVM of its own: a small page, without latency. In each round wrk and each client
run once, one after the other, each on 64 connections and in a process of its own. The ratios are those of one round;
their median counts. Needs wrk. Prints a table. Exits with 1 if a required ratio is missed.
"""
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys

from own_jvm import class_path, java

CONNECTIONS, WARM_UP, SECONDS = 64, 6, 5
CLIENTS = ["tulip", "vertx", "threads", "virtual", "virtual-httpclient"]
FLAGS = ["-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"]


@contextlib.contextmanager
def site():
    process = subprocess.Popen(["./tulip", "site", "--pages", "1", "--page-bytes", "256", "--latency", "0"],
                               stdout=subprocess.PIPE, text=True)
    try:
        yield next(match[0] for line in process.stdout if (match := re.search(r"http://127\S*/", line)))
    finally:
        process.terminate()
        process.wait()


def wrk(url):
    child = subprocess.Popen(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", url], stdout=subprocess.PIPE, text=True)
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"wrk failed:\n{said}")
    gets = int(re.search(r"(\d+) requests in", said)[1])
    return {"perSecond": float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1]),
            "cpuMicros": (usage.ru_utime + usage.ru_stime) * 1e6 / gets}


def client(name, url, command):
    run = subprocess.run([*command, name, url, str(CONNECTIONS), str(WARM_UP), str(SECONDS)],
                         check=True, capture_output=True, text=True)
    seen = json.loads(run.stdout)
    return {"perSecond": seen["gets"] / seen["seconds"], "cpuMicros": seen["cpuMicros"]}


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    command = [java(), *FLAGS, "-cp", class_path(), "tulip.crawler.bench.gets.RawGetsMain"]
    seen = {name: [] for name in ["wrk", *CLIENTS]}
    with site() as url:
        client("tulip", url, command) # warms the server up
        for _ in range(rounds):
            seen["wrk"].append(wrk(url))
            for name in CLIENTS:
                seen[name].append(client(name, url, command))
    ratios = {name: [one["perSecond"] / base["perSecond"] for one, base in zip(runs, seen["wrk"])]
              for name, runs in seen.items()}
    cpu = {name: statistics.median(one["cpuMicros"] for one in runs) for name, runs in seen.items()}
    print(f"{CONNECTIONS} connections, {rounds} rounds of {SECONDS} s after {WARM_UP} s of warm-up; medians\n")
    print("| client | GETs/s | to wrk | in each round | CPU for a GET |\n|---|---|---|---|---|")
    for name, runs in seen.items():
        per_second = statistics.median(one["perSecond"] for one in runs)
        each = ", ".join(f"{ratio:.0%}" for ratio in ratios[name])
        print(f"| {name} | {per_second:,.0f} | {statistics.median(ratios[name]):.0%} | {each} | {cpu[name]:.1f} µs |")
    fastest = max(CLIENTS, key=lambda name: statistics.median(ratios[name]))
    checks = [("tulip at least 75 % of wrk", statistics.median(ratios["tulip"]) >= 0.75,
               f"{statistics.median(ratios['tulip']):.0%}"),
              ("no other client is faster than tulip", fastest == "tulip", fastest),
              ("tulip takes less CPU for a GET than every other client",
               all(cpu["tulip"] < cpu[name] for name in CLIENTS if name != "tulip"), f"{cpu['tulip']:.1f} µs")]
    print()
    for what, held, value in checks:
        print(f"- {what}: {'held' if held else 'MISSED'}, {value}")
    sys.exit(not all(held for _, held, _ in checks))


if __name__ == "__main__":
    main()
