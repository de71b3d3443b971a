"""Measures `./tulip run 1.1`: beside an earlier commit, in pairs, and right after a clone. Prints a report, and fails if
a limit is missed.

usage: run_speed.py PAIRS COMMIT
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS, BEFORE = int(sys.argv[1]), sys.argv[2]
HOME = pathlib.Path(__file__).resolve().parent.parent
ANSWER = "module-iterators/src/main/java/tulip/iterators/exercise/MyCountdown.java"
RIGHT = ("return new java.util.Iterator<>() { int next = from; public boolean hasNext() { return next >= 1; }"
         " public Integer next() { if (next < 1) throw new java.util.NoSuchElementException(); return next--; } };")


def run(folder, env=None):
    begun = time.monotonic()
    ended = subprocess.run(["./tulip", "run", "1.1"], cwd=folder, capture_output=True, text=True, check=False,
                           stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    if "is done" not in ended.stdout:
        sys.exit(f"no verdict in {folder}: {ended.stdout}{ended.stderr}")
    return (time.monotonic() - begun) * 1000


def clone(folder, commit):
    subprocess.run(["git", "clone", "-q", HOME, folder], check=True)
    subprocess.run(["git", "checkout", "-q", commit], cwd=folder, check=True)
    answer = folder / ANSWER
    text = answer.read_text(encoding="utf-8")
    answer.write_text(text.replace(text[text.index("throw new Todo"):].split("\n")[0], RIGHT), encoding="utf-8")
    return folder


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    begun = time.monotonic()
    now = clone(work / "now", "HEAD")
    run(now)
    first = time.monotonic() - begun
    begun = time.monotonic()
    run(clone(work / "cold", "HEAD"), {
        "MAVEN_ARGS": f"-Dmaven.repo.local={work}/repository", "MAVEN_USER_HOME": f"{work}/maven"})
    cold = time.monotonic() - begun
    before = clone(work / "before", BEFORE)
    run(before)
    pairs = [(run(before), run(now)) for _ in range(PAIRS)]

ratio = statistics.median(one / other for other, one in pairs)
failed = False
print(f"`./tulip run 1.1` with a right answer: {PAIRS} pairs, one run of commit {BEFORE} and one of this commit in turn.\n")
print("| | measured | limit |\n|---|---:|---:|")
for what, value, limit, ok in [
    (f"{BEFORE}, median", f"{statistics.median(each[0] for each in pairs):.0f} ms", "", True),
    ("this commit, median", f"{statistics.median(each[1] for each in pairs):.0f} ms", "", True),
    ("this commit to the earlier one, median of the pairs", f"{ratio:.2f}", "≤ 0.50", ratio <= 0.5),
    ("from `git clone` to the first verdict", f"{first:.0f} s", "≤ 90 s", first <= 90),
    ("the same with an empty Maven repository, downloads and all", f"{cold:.0f} s", "", True),
]:
    print(f"| {what} | {value} | {limit}{'' if ok else ' MISSED'} |")
    failed |= not ok
sys.exit(failed)
