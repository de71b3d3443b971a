"""Measures ./tulip: from a save to its verdict, beside Maven. Prints a report, and fails if a limit is missed.

usage: watch_speed.py SAVES MAVEN-RUNS
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time

from watching import FOLDER, RIGHT, Watch, copy_of_project

SAVES, MAVEN = int(sys.argv[1]), int(sys.argv[2])
READING = 3  # seconds before the first save: nobody has read the task earlier
WRONG = "return java.util.List.of(3, 2, 1).iterator();"
random.seed(1)


def body(number):
    return (WRONG if number % 2 else RIGHT) + f" // save {number}"


def verdict(number):
    return "2 of 8 promises kept" if number % 2 else "is done: all 8 promises kept"


with tempfile.TemporaryDirectory() as work:
    project = copy_of_project(work)
    answer = project / FOLDER / "MyCountdown.java"
    stub = answer.read_text(encoding="utf-8")

    def text(number):
        return stub.replace(stub[stub.index("throw new Todo"):].split("\n")[0], body(number))

    screens = []
    for _ in range(3):
        watch = Watch(project)
        shown = watch.wait_for("Countdown, 10 minutes", 20)
        if shown is None:
            sys.exit(f"no first screen within 20 s: {watch.new[-2000:]}")
        screens.append((shown - watch.started) * 1000)
        if len(screens) < 3:
            watch.wait_for("Not started", 20)
            watch.press("q")
            watch.end()
    watch.wait_for("Not started", 20)
    time.sleep(max(0, READING - (time.monotonic() - watch.started)))
    times = []
    for number in range(1, SAVES + 1):
        saved = watch.save(answer, text(number))
        seen = watch.wait_for(verdict(number), 10)
        if seen is None:
            sys.exit(f"save {number} got no verdict within 10 s; the screen: {watch.new[-2000:]}")
        times.append((seen - saved) * 1000)
        time.sleep(0.3 + random.random() * 0.2)
    memory = watch.resident_megabytes()
    processes = len(watch.processes())
    watch.press("q")
    if watch.end() != 0:
        sys.exit("the key q does not end it")

    maven = []
    command = "./mvnw -q -o test -pl module-iterators -am -Dtest=CountdownExerciseTest -Dsurefire.failIfNoSpecifiedTests=false"
    for number in range(MAVEN):
        answer.write_text(text(2 * number), encoding="utf-8")
        begun = time.monotonic()
        subprocess.run(command.split(), cwd=project, check=True, stdout=subprocess.DEVNULL)
        maven.append((time.monotonic() - begun) * 1000)

later = sorted(times[2:])
median, last = statistics.median(later), later[min(len(later) - 1, int(len(later) * 0.95))]
ratio = statistics.median(maven) / median
failed = False
print(f"{SAVES} saves of 1.1, wrong and right in turn, on a terminal of 80x24. All times in ms.")
print("\n| | measured | limit |\n|---|---:|---:|")
for what, value, limit, ok in [
    ("first screen, median of 3", f"{statistics.median(screens):.0f}", "≤ 1,000", statistics.median(screens) <= 1000),
    ("first save", f"{times[0]:.0f}", "≤ 600", times[0] <= 600),
    ("save 3 to the last, median", f"{median:.0f}", "≤ 120", median <= 120),
    ("save 3 to the last, 95th percentile", f"{last:.0f}", "≤ 250", last <= 250),
    (f"resident memory of {processes} processes, MB", f"{memory:.0f}", "≤ 600", memory <= 600),
    (f"Maven, median of {MAVEN}", f"{statistics.median(maven):.0f}", "", True),
    ("Maven takes as long as the watch, times", f"{ratio:.1f}", "≥ 15", ratio >= 15),
]:
    print(f"| {what} | {value} | {limit}{'' if ok else ' MISSED'} |")
    failed |= not ok
print(f"\nAll saves: {' '.join(f'{each:.0f}' for each in times)}")
sys.exit(failed)
