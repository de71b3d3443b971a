"""Crawls a documentation tree with and without manners, and compares the times: robots.txt, nofollow and a limit of
connections must cost nothing.

    python3 .ci/polite.py [ROUNDS]

Serves the tree from one nginx, with a robots.txt of some rules. Each round crawls three times, each in a new process: plain,
polite, plain again. The second plain crawl shows what chance does. Needs nginx and rust-doc. Prints the record's table. Exits
with 1 if the page sets differ, or if the time of the polite crawl is more than 1.03 times that of the plain one.
"""
import json
import os
import pathlib
import statistics
import sys
import tempfile

import crawl_peers

FOLDER = os.environ.get("TULIP_TREE", crawl_peers.TREES[crawl_peers.LARGE])
CONNECTIONS = crawl_peers.CONNECTIONS
MOST = 1.03
RULES = ["User-agent: *", "Crawl-delay: 0", "Disallow: /*.php$", "Allow: /std/", "Disallow: /*?session="]
RULES += [f"Disallow: /private-{number}/" for number in range(20)]
POLITE = ["--robots", "--connections-per-host", str(CONNECTIONS), "--delay", "0"]


def crawl(work, options):
    """The seconds, the CPU seconds and the digest of the pages of one crawl."""
    command = ["./tulip", "crawl", f"http://127.0.0.1:{crawl_peers.PORT}/", "--concurrency", str(CONNECTIONS), "--json",
               f"{work}/json", *options]
    run = crawl_peers.Run(command, os.getcwd())
    if run.status != 0:
        raise SystemExit(f"{' '.join(command)} failed with {run.status}")
    document = json.loads(pathlib.Path(f"{work}/json").read_text())
    return (run.seconds, run.cpu, (document["pages"], document["pagesDigest"], document["disallowed"]))


def serve(work):
    pathlib.Path(f"{work}/robots.txt").write_text("\n".join(RULES) + "\n")
    os.chmod(work, 0o755) # nginx reads it as another user
    return crawl_peers.serve(work, FOLDER, f"location = /robots.txt {{ alias {work}/robots.txt; }}")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    runs = {"plain": [], "polite": [], "plain again": []}
    with tempfile.TemporaryDirectory() as work:
        server = serve(work)
        try:
            crawl(work, []) # fills the page cache
            for _ in range(rounds):
                for name, all_runs in runs.items():
                    all_runs.append(crawl(work, POLITE if name == "polite" else []))
        finally:
            server.terminate()
            server.wait()
    pages = {run[2] for all_runs in runs.values() for run in all_runs}
    print(f"{FOLDER}: {next(iter(pages))[0]:,} pages, {CONNECTIONS} connections, {len(RULES)} lines of robots.txt,"
          f" {rounds} rounds\n")
    print("| crawl | wall, median | least | CPU, median | wall by plain, median of rounds | CPU by plain |")
    print("|---|---|---|---|---|---|")
    ratio = {}
    for name, all_runs in runs.items():
        by_plain = [statistics.median(run[part] / plain[part] for run, plain in zip(all_runs, runs["plain"]))
                    for part in (0, 1)]
        ratio[name] = by_plain[0]
        print(f"| {name} | {statistics.median(run[0] for run in all_runs):.2f} s | {min(run[0] for run in all_runs):.2f} s"
              f" | {statistics.median(run[1] for run in all_runs):.2f} s | {by_plain[0]:.3f} | {by_plain[1]:.3f} |")
    print("\n| required | measured | |\n|---|---|---|")
    held = ratio["polite"] <= MOST
    print(f"| polite: ≤ {MOST} x the time of plain | {ratio['polite']:.3f} | {'held' if held else 'MISSED'} |")
    if len(pages) != 1:
        print(f"\nFAILED: the crawls found {sorted(pages)}")
    if not held:
        print("\nFAILED: manners cost time")
    return 0 if held and len(pages) == 1 else 1


sys.exit(main())
