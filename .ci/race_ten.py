"""Runs the default race ten times: what it claims must be the same each time, and it must end in time."""
import collections, json, subprocess, sys, time

RACES, MOST_SECONDS, LEAST_SETTLED = 10, 30, 9
LIMITS = {"virtual": 1.15, "tulip": 1.15, "vertx": 1.20}  # to the ideal; a slow machine may exceed them ...
FLOOR_LIMITS = {"virtual": 1.10, "tulip": 1.10, "vertx": 1.15}  # ... but not these, to the floor of the same race


def main(file):
    claims = collections.defaultdict(list)
    ratios, to_floor = collections.defaultdict(list), collections.defaultdict(list)
    floors, seconds, settled = [], [], []
    for number in range(RACES):
        begin = time.monotonic()
        subprocess.run(["./tulip", "race", "--json", file], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.monotonic() - begin)
        race = json.load(open(file))
        settled.append(all(lane["settled"] for lane in race["lanes"]))
        for lane in race["lanes"]:
            ratios[lane["lane"]].append(lane["ratio"])
            to_floor[lane["lane"]].append(lane["wallMillis"] / race["floor"]["wallMillis"])
        floors.append(race["floor"]["ratio"])
        for pair in race["comparisons"]:
            if pair["differs"]:
                claims[frozenset((pair["slower"], pair["faster"]))].append(pair["faster"])
        print(f"{number + 1}. {seconds[-1]:.1f} s: " + ", ".join(
            f"{lane['lane']} {lane['wallMillis']:.0f} ms" for lane in sorted(race["lanes"], key=lambda lane: lane["wallMillis"]))
            + f"; floor {race['floor']['wallMillis']:.0f} ms; none shown: " + (", ".join(
                f"{pair['faster']} and {pair['slower']}" for pair in race["comparisons"] if not pair["differs"]) or "-")
            + "".join(f"; {lane['lane']} has not settled: " + " ".join(f"{each['wallNanos'] / 1e6:.0f}" for each in lane["rounds"])
                      for lane in race["lanes"] if not lane["settled"]))
    checks = [
        ("no two races claim the opposite", all(len(set(faster)) == 1 for faster in claims.values()), ""),
        (f"every lane settled in at least {LEAST_SETTLED}", sum(settled) >= LEAST_SETTLED, f", {sum(settled)}"),
        (f"at most {MOST_SECONDS} s each", max(seconds) <= MOST_SECONDS, f", at most {max(seconds):.1f} s"),
    ] + [(f"{lane} at most {LIMITS[lane]} x ideal, or {FLOOR_LIMITS[lane]} x floor",
          all(ratio <= LIMITS[lane] or other <= FLOOR_LIMITS[lane] for ratio, other in zip(ratios[lane], to_floor[lane])),
          f", {min(ratios[lane]):.2f} to {max(ratios[lane]):.2f} x ideal, {min(to_floor[lane]):.2f} to {max(to_floor[lane]):.2f} x floor")
         for lane in LIMITS]
    print(f"\nThe floor: {min(floors):.2f} to {max(floors):.2f} x ideal.\n")
    for name, held, seen in checks:
        print(f"- {name}: {'held' if held else 'MISSED'}{seen}")
    return not all(held for _, held, _ in checks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
