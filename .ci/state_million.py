"""Measures a crawl that knows a million addresses: its memory, and how long it takes to go on.

    python3 .ci/state_million.py

First without a network (outcomes are invented), then `./tulip crawl --state` on a server: half a million pages are
fetched, so a million addresses are known. Prints the record's tables. Exits with 1 if a required figure is missed.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import own_jvm

KNOWN = 1_000_000
FETCHED = KNOWN // 2
MOST_MB = 250
MOST_RESUME_SECONDS = 5
JAVA = own_jvm.java()
CLASSES = "module-crawler/target/test-classes:" + own_jvm.class_path()
EXPORTS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"


def flags():
    """Those that ./tulip gives a crawl."""
    launcher = pathlib.Path("tulip").read_text()
    young = re.search(r'--state"\*\) young=(\S+)', launcher)[1]
    return re.search(r'short="(-Xms.*)"$', launcher, re.M)[1].replace("$young", young).split()


def core(state, most):
    """Runs the crawl without a network, and returns what it tells."""
    out = subprocess.run([JAVA, EXPORTS, "-XX:+UseSerialGC", *flags(), "-cp", CLASSES, "tulip.crawler.state.LargeCrawlMain",
                          state, str(2 * KNOWN), str(most)], check=True, capture_output=True, text=True).stdout
    return dict(line.split(": ") for line in out.splitlines())


def crawl(url, work, most):
    """Runs ./tulip. Returns the wall-clock time of its start, the report, the most memory, and the time."""
    begin = time.time()
    child = subprocess.Popen(["./tulip", "crawl", url, "--state", work / "served", "--concurrency", "64", "--max-pages",
                              str(most), "--json", work / "json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"./tulip crawl ended with {child.returncode}")
    return begin, json.loads((work / "json").read_text()), usage.ru_maxrss / 1024, time.time() - begin


def served(work, rows, require):
    log = work / "requests"
    site = subprocess.Popen([JAVA, EXPORTS, "-XX:+UseSerialGC", "-cp", CLASSES, "tulip.crawler.state.LoggedSiteMain", "large",
                             str(2 * KNOWN), "0", log], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        url = site.stdout.readline().strip()
        _, report, megabytes, seconds = crawl(url, work, FETCHED)
        rows.append(("./tulip crawl, first half", f"{report['pages']:,}", f"{seconds:.0f} s", "", f"{megabytes:.0f} MB"))
        require(f"./tulip crawl: ≤ {MOST_MB} MB", megabytes, megabytes <= MOST_MB)
        size = log.stat().st_size
        begin, report, megabytes, seconds = crawl(url, work, FETCHED + 1000)
        with open(log) as text:
            text.seek(size)
            first = int(text.readline().split()[0]) / 1000 - begin
        rows.append(("./tulip crawl, 1,000 pages more", f"{report['pages']:,}", f"{seconds:.1f} s", f"{first:.2f} s",
                     f"{megabytes:.0f} MB"))
        require(f"./tulip crawl that goes on: first request after ≤ {MOST_RESUME_SECONDS} s", first,
                first <= MOST_RESUME_SECONDS)
        require(f"./tulip crawl that goes on: ≤ {MOST_MB} MB", megabytes, megabytes <= MOST_MB)
    finally:
        site.stdin.close()
        site.wait()


def main():
    failed, rows, required = [], [], []

    def require(text, value, holds):
        required.append((text, f"{value:.2f}", "held" if holds else "MISSED"))
        if not holds:
            failed.append(text)

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        first = core(work / "state", FETCHED)
        known = int(first["addresses known"])
        rows.append(("without a network, first half", f"{int(first['pages']):,}", f"{int(first['ms to crawl']) / 1000:.1f} s", "",
                     f"{first['MB at most']} MB"))
        require("addresses known ≥ 1,000,000", known, known >= KNOWN)
        more = core(work / "state", FETCHED + 1000)
        resumed = int(more["ms from process start to the first fetch"]) / 1000
        rows.append(("without a network, 1,000 pages more", f"{int(more['pages']):,}", f"{int(more['ms to crawl']) / 1000:.1f} s",
                     f"{resumed:.2f} s", f"{more['MB at most']} MB"))
        require("fetches from before", int(more["fetches from before"]), int(more["fetches from before"]) == FETCHED)
        whole = core("none", FETCHED + 1000)
        require("the same pages as without a stop (1: yes)", float(whole["digest"] == more["digest"]),
                whole["digest"] == more["digest"])
        megabytes = int(first["MB at most"])
        require("without a network: ≤ 1 KB for a known address, the whole process", megabytes * 1e6 / known,
                megabytes * 1e6 / known <= 1000)
        size = (work / "state").stat().st_size
        served(work, rows, require)
        print(f"{known:,} addresses known; the state file has {size / 1e6:.0f} MB\n")
    print("| crawl | pages | time | from process start to the first fetch | most memory (RSS) |\n|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print("\n| required | measured | |\n|---|---|---|")
    for row in required:
        print("| " + " | ".join(row) + " |")
    for line in failed:
        print(f"\nFAILED: {line}")
    return 1 if failed else 0


sys.exit(main())
