"""Compares hello world on four servers under wrk: ours, Vert.x, Starlette on uvicorn, and aiohttp.

    python3 .ci/hello.py ROUNDS SECONDS SEED

Each server is one process with one event loop. The servers take turns, in an order shuffled anew for each round.
Exits with 1 if a figure is missed, or if a server has answered wrongly.
"""
import os
import pathlib
import random
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request

from own_jvm import class_path, java

PYTHON = "/usr/bin/python3"
PYTHON_FOLDER = "module-crawler/python/bench"
TITLES = {"tulip": "our server", "vertx": "Vert.x", "starlette": "Starlette on uvicorn", "aiohttp": "aiohttp"}
FLAGS = ["-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
         "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
CONNECTIONS = 64
BODY = b"Hello, world!\n"


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def command(name):
    return [java(), *FLAGS, "-cp", class_path(), "tulip.crawler.bench.hello.HelloServerMain", name]


def start(name):
    """Starts a server, and waits until it answers. Returns its process and port."""
    if name in ("tulip", "vertx"):
        process = subprocess.Popen(command(name), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        port = int(process.stdout.readline())
    else:
        port = free_port()
        python = [PYTHON, "hello_aiohttp.py", str(port)] if name == "aiohttp" else [
            PYTHON, "-m", "uvicorn", "hello_starlette:app", "--port", str(port), "--log-level", "warning",
            "--no-access-log"]
        process = subprocess.Popen(python, cwd=PYTHON_FOLDER, stdin=subprocess.PIPE)
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/hello", timeout=5) as response:
                body = response.read()
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
    if body != BODY:
        sys.exit(f"{name} answers {body!r}")
    return process, port


def wrk(port, seconds):
    output = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency",
                             f"http://127.0.0.1:{port}/hello"], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        sys.exit(f"wrk saw errors:\n{output}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    return rate, float(value) * {"us": 1, "ms": 1e3, "s": 1e6}[unit]


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(name, seconds):
    process, port = start(name)
    try:
        wrk(port, seconds)  # warm-up
        before = cpu_seconds(process)
        rate, p99 = wrk(port, seconds)
        return rate, p99, (cpu_seconds(process) - before) / (rate * seconds) * 1e6
    finally:
        process.kill()
        process.wait()


def main():
    rounds, seconds = int(sys.argv[1]), int(sys.argv[2])
    shuffle = random.Random(int(sys.argv[3]))
    names = list(TITLES)
    results = {name: [] for name in names}
    for _ in range(rounds):
        shuffle.shuffle(names)
        for name in names:
            results[name].append(measure(name, seconds))
    median = {name: [statistics.median(column) for column in zip(*all_)] for name, all_ in results.items()}
    print(f"Hello world, wrk with one thread and {CONNECTIONS} connections, {seconds} s after a warm-up of {seconds} s;"
          f" medians of {rounds} rounds\n")
    print("| server | requests / s | range | p99 µs | CPU µs / request | to Vert.x |\n|---|---:|---:|---:|---:|---:|")
    for name, title in TITLES.items():
        rates = [rate for rate, _, _ in results[name]]
        rate, p99, cpu = median[name]
        print(f"| {title} | {rate:,.0f} | {min(rates):,.0f} – {max(rates):,.0f} | {p99:,.0f} | {cpu:.1f} |"
              f" {rate / median['vertx'][0]:.2f} |")
    print()
    missed = False
    for other, least in (("vertx", 0.7), ("starlette", 8)):
        ratio = median["tulip"][0] / median[other][0]
        missed |= ratio < least
        print(f"- requests per second to {TITLES[other]}: {'held' if ratio >= least else 'MISSED'}, {ratio:.2f},"
              f" at least {least}")
    versions = subprocess.run([PYTHON, "-c", "import sys, aiohttp, starlette, uvicorn; print('CPython',"
                               " sys.version.split()[0] + ', uvicorn', uvicorn.__version__ + ', Starlette',"
                               " starlette.__version__ + ', aiohttp', aiohttp.__version__)"],
                              check=True, capture_output=True, text=True).stdout.strip()
    print(f"\n{versions}. Flags of each server's JVM: `{' '.join(FLAGS)}`.")
    return 1 if missed else 0


sys.exit(main())
