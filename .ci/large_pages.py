"""Crawls 33 pages, 16 of them of 4 MB, with a limit of one second for a response: parsing must not cost a page.

    python3 .ci/large_pages.py [ROUNDS]

Prints a table. Exits with 1 if an engine loses a page, or if its p99 is more than twice that of `threads`.
"""
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

ENGINES = ["threads", "virtual", "tulip", "vertx", "vertx-virtual", "virtual-httpclient"]
LARGE, SMALL, LARGE_BYTES, LIMIT_MILLIS, MOST = 16, 16, 4_000_000, 1000, 2


def write_site(folder):
    filler = "<p>A paragraph with <b>bold</b> text and <a href='small0.html'>a link</a>.</p>\n"
    for number in range(LARGE):
        (folder / f"large{number}.html").write_text(filler * (LARGE_BYTES // len(filler)))
    for number in range(SMALL):
        (folder / f"small{number}.html").write_text("<p>small")
    names = [f"{kind}{i}.html" for i in range(max(LARGE, SMALL)) for kind in ("large", "small")]
    (folder / "index.html").write_text("".join(f"<a href='{name}'>{name}</a>" for name in names))


def crawl(folder, engine, result):
    limits = ["--first-byte-timeout", str(LIMIT_MILLIS), "--response-timeout", str(LIMIT_MILLIS)]
    subprocess.run(["./tulip", "crawl", "--folder", folder, "--engine", engine, "--concurrency", "33", *limits,
                    "--json", result], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return json.loads(pathlib.Path(result).read_text())


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        site.mkdir()
        write_site(site)
        crawls = {engine: [] for engine in ENGINES}
        for _ in range(rounds):
            for engine in ENGINES:
                crawls[engine].append(crawl(site, engine, f"{folder}/crawl.json"))
    p99 = {engine: statistics.median(c["p99Millis"] for c in results) for engine, results in crawls.items()}
    failed = False
    print(f"{1 + LARGE + SMALL} pages, {LARGE} of {LARGE_BYTES // 1_000_000} MB, {LIMIT_MILLIS} ms for a response,"
          f" all at once, {rounds} alternating rounds\n")
    print("| engine | pages lost | p99 (median) | x threads |\n|---|---|---|---|")
    for engine, results in crawls.items():
        lost = sum(1 + LARGE + SMALL - c["pages"] for c in results)
        ratio = p99[engine] / p99["threads"]
        print(f"| `{engine}` | {lost} of {rounds * (1 + LARGE + SMALL)} | {p99[engine]:.0f} ms | {ratio:.2f} |")
        failed |= lost > 0 or ratio > MOST
    print(f"\nRequired: no page lost, and at most {MOST} x the p99 of `threads`.")
    return 1 if failed else 0


sys.exit(main())
