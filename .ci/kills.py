"""Kills crawls that have a state file, goes on with them, and checks that no page is lost and that little is fetched twice.

    python3 .ci/kills.py KILLS SEED [AGE]

A site in a JVM of its own writes down when it answers which request. `./tulip crawl --state FILE` crawls it and is killed
(SIGKILL) at a random moment, again and again, until it ends by itself; then a new crawl begins. Each must find the pages
of a crawl that was not killed. A request may be made again only if it was answered at most AGE (200) milliseconds before
a kill, or after it. Two planted bugs must be caught: outcomes that are written 2 s late, and pages of which half of the links is
written. Prints a table. Exits with 1 if something is wrong.
"""
import collections
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import own_jvm

PAGES = 1200
LATENCY = "30"
CONCURRENCY = 16
MOST_AGE_MS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
JAVA = own_jvm.java()
CLASSES = "module-crawler/target/test-classes:" + own_jvm.class_path()
FLAGS = ["--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp", CLASSES]


class Site:
    def __init__(self, work):
        self.log = work / "requests"
        self.jvm = subprocess.Popen([JAVA, *FLAGS, "tulip.crawler.state.LoggedSiteMain", "web", str(PAGES), LATENCY, self.log],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.jvm.stdout.readline().strip()
        self.read = 0

    def new_requests(self):
        """When which path was answered, since the last call."""
        with open(self.log) as log:
            log.seek(self.read)
            text = log.read()
        whole = text[:text.rfind("\n") + 1]
        self.read += len(whole)
        return [(int(line.split(" ", 1)[0]), line.split(" ", 1)[1]) for line in whole.splitlines()]

    def close(self):
        self.jvm.stdin.close()
        self.jvm.wait()


def tulip(url, state, pages):
    return ["./tulip", "crawl", url, "--state", state, "--concurrency", str(CONCURRENCY), "--list", pages]


def planted(bug):
    return lambda url, state, pages: [JAVA, *FLAGS, "tulip.crawler.state.PlantedBugMain", url, state, pages, bug]


class Check:
    def __init__(self, site, work, command, expected, seed):
        self.site, self.work, self.command, self.expected = site, work, command, expected
        self.random = random.Random(seed)
        self.kills = self.crawls = self.requests = 0
        self.twice = collections.Counter()
        self.wrong = []

    def run(self, kills):
        """Crawls until there were so many kills, or until something is wrong."""
        while self.kills < kills and not self.wrong:
            self.crawl()
        return self

    def crawl(self):
        state, pages = self.work / f"state-{self.crawls}", self.work / "pages"
        pages.unlink(missing_ok=True)
        answered = {} # path: when it was answered last, and after which kill
        killed = [] # when
        while True:
            kill_ms = self.one_run(state, pages)
            self.judge(answered, killed)
            if kill_ms is None:
                break
            if self.wrong: # a crawl with a planted bug may never end
                return
            killed.append(kill_ms)
        self.crawls += 1
        found = pages.read_text().split("\n") if pages.exists() else []
        if found != self.expected:
            lost = set(self.expected) - set(found)
            self.wrong.append(f"crawl {self.crawls}, killed {len(killed)} times: {len(lost)} pages are lost, such as"
                              f" {sorted(lost)[:1]}, and {len(set(found) - set(self.expected))} are too many")

    def one_run(self, state, pages):
        """Returns the time of the kill, or None if the crawl ended before."""
        child = subprocess.Popen(self.command(self.site.url, state, pages), stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
        try:
            _, err = child.communicate(timeout=self.random.uniform(0.2, 2.0))
            if child.returncode != 0:
                self.wrong.append(f"exit status {child.returncode}: {(err.splitlines() or [''])[0]}")
            return None
        except subprocess.TimeoutExpired:
            now = time.time() * 1000
            child.send_signal(signal.SIGKILL)
            child.communicate()
            self.kills += 1
            time.sleep(0.1) # what was in flight is answered now
            return now

    def judge(self, answered, killed):
        for at, path in self.site.new_requests():
            self.requests += 1
            if path in answered:
                last, kills = answered[path]
                if kills == len(killed):
                    self.wrong.append(f"{path} was requested twice in one run")
                    continue
                age = killed[kills] - last # of the answer, when the kill came that lost it
                self.twice["in flight" if age < 0 else "since the last commit"] += 1
                if age > MOST_AGE_MS:
                    self.wrong.append(f"{path} was requested again, but was answered {age:.0f} ms before the kill")
            answered[path] = (at, len(killed))


def main():
    kills, seed = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        site = Site(work)
        try:
            whole = work / "whole"
            subprocess.run(["./tulip", "crawl", site.url, "--concurrency", str(CONCURRENCY), "--list", whole], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            expected = whole.read_text().split("\n")
            site.new_requests()
            failed = len(expected) != PAGES
            print(f"{len(expected):,} pages, {LATENCY} ms each, concurrency {CONCURRENCY}, seed {seed}\n")
            print("| crawl | kills | crawls that ended | requests | made again: in flight at a kill | made again: answered"
                  f" at most {MOST_AGE_MS} ms before a kill | wrong |")
            print("|---|---|---|---|---|---|---|")
            for name, command, many in (("./tulip crawl --state", tulip, kills),
                                        ("planted: written 2 s late", planted("late"), 50),
                                        ("planted: half of the links", planted("half"), 50)):
                part = work / name.replace("/", "").replace(" ", "-")
                part.mkdir()
                check = Check(site, part, command, expected, seed).run(many)
                print(f"| {name} | {check.kills} | {check.crawls} | {check.requests:,} | {check.twice['in flight']} |"
                      f" {check.twice['since the last commit']} | {check.wrong[0] if check.wrong else 'nothing'} |")
                failed |= bool(check.wrong) != name.startswith("planted")
        finally:
            site.close()
    return 1 if failed else 0


sys.exit(main())
