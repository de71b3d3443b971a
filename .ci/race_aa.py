"""Races an engine with itself and with a slower self, and counts how often the race shows a difference.

A set is one long race. Its rounds are cut into short races, which share their JVMs. With as many sets as races, each race
has JVMs of its own. The difference of each short race is judged here, by the rule of Comparison.java; the program's own
judgement of the whole set must agree with this rule.
"""
import json, math, subprocess, sys

RACES = 100
ROUNDS = 10 # of a short race
FALSE_ALARMS = 0.022 # Comparison.FALSE_ALARMS, with one pair of lanes
MOST_ALARMS, LEAST_SHOWN = 9, 90


def cut(m, n):
    """The greatest u with 2 P(U <= u) <= FALSE_ALARMS, where U is Mann and Whitney's statistic of equal lanes."""
    counts = [[1] + [0] * (m * n) for _ in range(n + 1)]
    for _ in range(m):
        for j in range(1, n + 1):
            for u in range(m * n, -1, -1):
                counts[j][u] = counts[j - 1][u] + (counts[j][u - j] if u >= j else 0)
    below, u = 0, 0
    while 2 * (below + counts[n][u]) <= FALSE_ALARMS * math.comb(m + n, n):
        below, u = below + counts[n][u], u + 1
    return u - 1


def differ(one, other, most):
    greater = sum(a > b for a in one for b in other)
    return min(greater, len(one) * len(other) - greater) <= most


def race(lanes, rounds, file, shuffle):
    subprocess.run(["./tulip", "race", "--lanes", lanes, "--rounds", str(rounds), "--shuffle", str(shuffle), "--json", file],
                   check=True, stdout=subprocess.DEVNULL)
    document = json.load(open(file))
    walls = [[each["wallNanos"] for each in lane["rounds"]] for lane in document["lanes"]]
    return walls, document["comparisons"][0]["differs"]


def series(lanes, sets, file, shuffle):
    """Runs the races, and says for each whether it shows a difference. Also gives the median of all rounds."""
    each = math.ceil(RACES / sets)
    short, whole = cut(ROUNDS, ROUNDS), cut(each * ROUNDS, each * ROUNDS)
    shown, walls = [], []
    for number in range(sets):
        (one, other), claimed = race(lanes, each * ROUNDS, file, shuffle + number)
        assert claimed == differ(one, other, whole), "the program judges otherwise"
        for begin in range(0, each * ROUNDS, ROUNDS):
            shown.append(differ(one[begin:begin + ROUNDS], other[begin:begin + ROUNDS], short))
        walls += one
    return shown[:RACES], sorted(walls)[len(walls) // 2]


def main(file, sets, seed):
    same, median = series("virtual,virtual", sets, file, seed * 1_000)
    tenth = round(median / 1e7)
    planted, _ = series(f"virtual,virtual+{tenth}", sets, file, seed * 1_000 + sets)
    print(f"{RACES} races of {ROUNDS} rounds each, in {sets} sets of JVMs; the median round took {median / 1e6:.0f} ms.\n")
    alarms, found = sum(same), sum(planted)
    print(f"- `virtual,virtual` shows a difference at most {MOST_ALARMS} times: "
          f"{'held' if alarms <= MOST_ALARMS else 'MISSED'}, {alarms}")
    print(f"- `virtual,virtual+{tenth}`, 10 % more, shows one at least {LEAST_SHOWN} times: "
          f"{'held' if found >= LEAST_SHOWN else 'MISSED'}, {found}")
    return alarms > MOST_ALARMS or found < LEAST_SHOWN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
