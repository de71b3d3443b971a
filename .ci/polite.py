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
import subprocess
import sys
import tempfile
import time

FOLDER = os.environ.get("TULIP_TREE", "/usr/share/doc/rust-doc/html")
CONNECTIONS = 64
PORT = 8894
MOST = 1.03
RULES = ["User-agent: *", "Crawl-delay: 0", "Disallow: /*.php$", "Allow: /std/", "Disallow: /*?session="]
RULES += [f"Disallow: /private-{number}/" for number in range(20)]
POLITE = ["--robots", "--connections-per-host", str(CONNECTIONS), "--delay", "0"]

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
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    location = /robots.txt {{ alias {work}/robots.txt; }}
  }}
}}
"""


def crawl(work, options):
    """The seconds, the CPU seconds and the digest of the pages of one crawl."""
    command = ["./tulip", "crawl", f"http://127.0.0.1:{PORT}/", "--concurrency", str(CONNECTIONS), "--json",
               f"{work}/json", *options]
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed with {child.returncode}")
    document = json.loads(pathlib.Path(f"{work}/json").read_text())
    return (time.monotonic() - begin, usage.ru_utime + usage.ru_stime,
            (document["pages"], document["pagesDigest"], document["disallowed"]))


def serve(work):
    pathlib.Path(f"{work}/robots.txt").write_text("\n".join(RULES) + "\n")
    conf = f"{work}/nginx.conf"
    pathlib.Path(conf).write_text(NGINX.format(work=work, port=PORT, folder=FOLDER))
    os.chmod(work, 0o755) # nginx reads it as another user
    server = subprocess.Popen(["nginx", "-c", conf], stderr=subprocess.DEVNULL)
    for _ in range(100):
        if subprocess.run(["curl", "-sf", "-o", "/dev/null", f"http://127.0.0.1:{PORT}/robots.txt"]).returncode == 0:
            return server
        time.sleep(0.05)
    raise SystemExit("nginx did not start: see " + conf)


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
        print(f"\nFAILED: manners cost time")
    return 0 if held and len(pages) == 1 else 1


sys.exit(main())
