"""Crawls two documentation trees with ./tulip, wget2, wget and Scrapy, all from one nginx, and compares them.

    python3 .ci/crawl_peers.py [ROUNDS [BEFORE]]

BEFORE is a clone of an older commit, which is measured beside this one. wget crawls only once, because it takes half a
minute; Scrapy once, and the small tree only, because it takes minutes. wget2 saves what it fetches: to the disk, as it
does for its users, and also to memory, where that costs least. Needs nginx, wget, wget2, scrapy, and the trees. Prints the
record's tables. Exits with 1 if the page sets differ, or if a required
ratio is missed.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TREES = {
    "rust-doc": "/usr/share/doc/rust-doc/html",
    "postgresql-doc-15": "/usr/share/doc/postgresql-doc-15/html",
}
LARGE, SMALL = TREES
CONNECTIONS = 64
PORT = 8893

NGINX = """
worker_processes 1;
daemon off;
pid {work}/nginx.pid;
error_log {work}/nginx.log;
events {{ worker_connections 2048; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
  uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}; {more} }}
}}
"""

SPIDER = """
import scrapy
from scrapy.linkextractors import LinkExtractor

class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {{"CONCURRENT_REQUESTS": {n}, "CONCURRENT_REQUESTS_PER_DOMAIN": {n}, "ROBOTSTXT_OBEY": False,
                       "LOG_ENABLED": False, "DEPTH_LIMIT": 0, "TELNETCONSOLE_ENABLED": False}}
    start_urls = ["{start}"]
    links = LinkExtractor(allow="^{start}", tags=("a", "area", "frame", "iframe"), attrs=("href", "src"))

    def parse(self, response):
        if not response.headers.get("Content-Type", b"").startswith(b"text/html"):
            return
        yield {{"page": response.url}}
        for link in self.links.extract_links(response):
            yield scrapy.Request(link.url)
"""


class Run:
    def __init__(self, command, folder):
        begin = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        self.status = child.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.pages = set()


def name(path):
    """The file that nginx serves for a path: a folder's page is its index.html."""
    return path + "index.html" if path.endswith("/") else path


def tulip(work, start, rounds=1, home=os.getcwd()):
    again = ["--rounds", str(rounds)] if rounds > 1 else []
    run = Run([f"{home}/tulip", "crawl", start, "--concurrency", str(CONNECTIONS), *again,
               "--list", f"{work}/list", "--json", f"{work}/json"], work)
    run.pages = {name(line) for line in pathlib.Path(f"{work}/list").read_text().split("\n")}
    if rounds > 1: # the first crawl of the process does not count
        run.seconds = statistics.median(json.loads(pathlib.Path(f"{work}/json").read_text())["rounds"][1:]) / 1000
    return run


def saved(parent, command):
    folder = pathlib.Path(tempfile.mkdtemp(dir=parent))
    run = Run(command, folder)
    run.pages = {name("/" + str(file.relative_to(folder)).split("/", 1)[1]) for file in folder.rglob("*.html")}
    shutil.rmtree(folder)
    return run


def wget2(folder, start):
    return saved(folder, ["wget2", "-q", "-r", "-l", "inf", "--no-robots", "--max-threads=16", start])


def wget(work, start):
    return saved(work, ["wget", "-q", "-r", "-l", "inf", "-e", "robots=off", start])


def scrapy(work, start):
    pathlib.Path(f"{work}/spider.py").write_text(SPIDER.format(n=CONNECTIONS, start=start))
    run = Run(["scrapy", "runspider", "spider.py", "-O", f"{work}/pages.jl:jsonlines"], work)
    lines = pathlib.Path(f"{work}/pages.jl").read_text().splitlines()
    run.pages = {name(json.loads(line)["page"].split(f":{PORT}", 1)[1]) for line in lines}
    return run


CRAWLERS = {
    "tulip, cold": tulip,
    "tulip, warm": lambda work, start: tulip(work, start, rounds=3),
    "wget2": wget2,
    "wget2, to memory": lambda work, start: wget2(MEMORY, start),
    "wget": wget,
    "Scrapy": scrapy,
}
ONCE = ("wget", "Scrapy")
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
BEFORE = "tulip before, cold"
if len(sys.argv) > 2:
    CRAWLERS[BEFORE] = lambda work, start: tulip(work, start, home=sys.argv[2])


def serve(work, folder, more=""):
    conf = f"{work}/nginx.conf"
    pathlib.Path(conf).write_text(NGINX.format(work=work, port=PORT, folder=folder, more=more))
    server = subprocess.Popen(["nginx", "-c", conf], stderr=subprocess.DEVNULL)
    for _ in range(100):
        if subprocess.run(["curl", "-s", "-o", "/dev/null", f"http://127.0.0.1:{PORT}/"]).returncode == 0:
            return server
        time.sleep(0.05)
    raise SystemExit("nginx did not start: see " + conf)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    failed = []
    median = {}
    for tree, folder in TREES.items():
        runs = {crawler: [] for crawler in CRAWLERS}
        with tempfile.TemporaryDirectory() as work:
            server = serve(work, folder)
            try:
                for number in range(rounds):
                    for crawler, crawl in CRAWLERS.items():
                        if (number > 0 and crawler in ONCE) or (tree == LARGE and crawler == "Scrapy"):
                            continue
                        runs[crawler].append(crawl(work, f"http://127.0.0.1:{PORT}/"))
            finally:
                server.terminate()
                server.wait()
        ours = runs["tulip, cold"][0].pages
        size = len(ours)
        print(f"**{tree}**: {size:,} pages, {CONNECTIONS} connections (wget2: 16 threads), medians of {rounds}"
              " alternating rounds\n")
        print("| crawler | wall | pages/s | CPU | memory | pages of ours missing | further pages |")
        print("|---|---|---|---|---|---|---|")
        for crawler, all_runs in runs.items():
            if not all_runs:
                continue
            seconds, cpu, megabytes = (statistics.median(getattr(run, part) for run in all_runs)
                                       for part in ("seconds", "cpu", "megabytes"))
            median[tree, crawler] = (len(all_runs[0].pages) / seconds, cpu, megabytes)
            missing, more = len(ours - all_runs[0].pages), len(all_runs[0].pages - ours)
            cpu_cell = "" if crawler == "tulip, warm" else f"{cpu:.1f} s"
            print(f"| {crawler} | {seconds:.2f} s | {median[tree, crawler][0]:,.0f} | {cpu_cell} | {megabytes:.0f} MB"
                  f" | {missing} | {more} |")
            if crawler.startswith("tulip, ") and any(run.pages != ours for run in all_runs):
                failed.append(f"{tree}: {crawler} finds other pages in another round")
            if not crawler.startswith("tulip") and missing + more > size / 200:
                failed.append(f"{tree}: {crawler} has other pages, so its speed cannot be compared")
        print()
    print("| required | measured | |\n|---|---|---|")

    def require(text, value, holds):
        print(f"| {text} | {value:.2f} | {'held' if holds else 'MISSED'} |")
        if not holds:
            failed.append(text)

    def pages_per_second(crawler, tree=LARGE):
        return median[tree, crawler][0]

    warm = pages_per_second("tulip, warm") / pages_per_second("wget2")
    require("rust-doc, warm: ≥ 1.0 x wget2, pages/s", warm, warm >= 1)
    cold = pages_per_second("tulip, cold") / pages_per_second("wget2")
    require("rust-doc, cold process: ≥ 0.8 x wget2, pages/s", cold, cold >= 0.8)
    slow = pages_per_second("tulip, cold") / pages_per_second("wget")
    require("rust-doc, cold process: ≥ 4 x wget, pages/s", slow, slow >= 4)
    cpu = median[LARGE, "tulip, cold"][1] / median[LARGE, "wget2"][1]
    require("rust-doc, cold process: ≤ 1.9 x the CPU time of wget2", cpu, cpu <= 1.9)
    megabytes = median[LARGE, "tulip, cold"][2]
    require("rust-doc, cold process: ≤ 250 MB", megabytes, megabytes <= 250)
    if BEFORE in CRAWLERS:
        seconds = pages_per_second(BEFORE, SMALL) / pages_per_second("tulip, cold", SMALL)
        require(f"{SMALL}, cold process: ≤ 0.5 x the time of the commit before", seconds, seconds <= 0.5)
    for line in failed:
        print(f"\nFAILED: {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
