"""Measures what --state costs: whole crawls of rust-doc with and without it, alternating, from one nginx.

    python3 .ci/state_cost.py [ROUNDS [BEFORE]]

BEFORE is a clone of an older commit, which is measured beside this one, without a state file. Needs nginx and rust-doc.
Prints the record's tables. Exits with 1 if the page sets differ, or if a required ratio is missed.
"""
import os
import pathlib
import statistics
import sys
import tempfile

import crawl_peers

MOST_RATIO = 1.15
MOST_BEFORE = 1.05


def state(work, start):
    file = pathlib.Path(f"{work}/state")
    file.unlink(missing_ok=True)
    run = crawl_peers.Run([f"{os.getcwd()}/tulip", "crawl", start, "--concurrency", str(crawl_peers.CONNECTIONS),
                           "--list", f"{work}/list", "--state", str(file)], work)
    run.pages = {crawl_peers.name(line) for line in pathlib.Path(f"{work}/list").read_text().split("\n")}
    run.file = file.stat().st_size
    return run


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    crawls = {"without": crawl_peers.tulip, "with --state": state}
    if len(sys.argv) > 2:
        crawls["before, without"] = lambda work, start: crawl_peers.tulip(work, start, home=sys.argv[2])
    runs = {name: [] for name in crawls}
    with tempfile.TemporaryDirectory() as work:
        server = crawl_peers.serve(work, crawl_peers.TREES[crawl_peers.LARGE])
        try:
            for number in range(rounds + 1):
                for name, crawl in crawls.items():
                    run = crawl(work, f"http://127.0.0.1:{crawl_peers.PORT}/")
                    if number > 0: # the first round fills the page cache
                        runs[name].append(run)
        finally:
            server.terminate()
            server.wait()
    ours = runs["without"][0].pages
    print(f"rust-doc: {len(ours):,} pages, {crawl_peers.CONNECTIONS} connections, medians of {rounds} alternating rounds;"
          f" the state file has {runs['with --state'][0].file / 1e6:.1f} MB\n")
    print("| crawl | wall | CPU | most memory |\n|---|---|---|---|")
    seconds = {}
    failed = []
    for name, all_runs in runs.items():
        seconds[name], cpu, megabytes = (statistics.median(getattr(run, part) for run in all_runs)
                                         for part in ("seconds", "cpu", "megabytes"))
        print(f"| {name} | {seconds[name]:.2f} s | {cpu:.1f} s | {megabytes:.0f} MB |")
        if any(run.pages != ours for run in all_runs):
            failed.append(f"{name}: other pages")
    print("\n| required | measured | |\n|---|---|---|")

    def require(text, value, most):
        print(f"| {text} ≤ {most} | {value:.3f} | {'held' if value <= most else 'MISSED'} |")
        if value > most:
            failed.append(text)

    require("time with --state / without", seconds["with --state"] / seconds["without"], MOST_RATIO)
    if "before, without" in seconds:
        require("time without, now / before", seconds["without"] / seconds["before, without"], MOST_BEFORE)
    for line in failed:
        print(f"\nFAILED: {line}")
    return 1 if failed else 0


sys.exit(main())
