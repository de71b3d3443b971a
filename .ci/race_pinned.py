"""The default race, in turn as it is and with a core for the lanes and another one for the site: does the order change?"""
import collections, json, subprocess, sys

RACES = 5  # of each kind
KINDS = {
    "shared cores": ["./tulip", "race"],
    "a core each": ["taskset", "-c", "0", "./tulip", "race", "--site-cpus", "1"],
}


def main(file):
    walls = {kind: collections.defaultdict(list) for kind in KINDS}
    claims = {kind: collections.Counter() for kind in KINDS}
    for number in range(RACES):
        for kind, command in KINDS.items():
            subprocess.run([*command, "--shuffle", str(number), "--json", file], check=True, stdout=subprocess.DEVNULL)
            with open(file) as text:
                race = json.load(text)
            for lane in [*race["lanes"], race["floor"]]:
                walls[kind][lane["lane"]].append(lane["wallMillis"])
            claims[kind].update((pair["faster"], pair["slower"]) for pair in race["comparisons"] if pair["differs"])
    lanes = sorted(walls["shared cores"], key=lambda lane: middle(walls["shared cores"][lane]))
    print("| | " + " | ".join(f"{kind}, ms" for kind in KINDS) + " |")
    print("|---|" + "---:|" * len(KINDS))
    for lane in lanes:
        print(f"| `{lane}` | " + " | ".join(
            f"{middle(walls[kind][lane]):.0f} ({min(walls[kind][lane]):.0f}-{max(walls[kind][lane]):.0f})" for kind in KINDS) + " |")
    print(f"\nThe median of {RACES} races each, in turn, and between what they lie.\n")
    opposite = 0
    for kind in KINDS:
        said = [f"{fast} before {slow} {count} times" for (fast, slow), count in sorted(claims[kind].items(), key=lambda c: -c[1])]
        print(f"- {kind}: {', '.join(said) or 'no race shows a difference'}")
        opposite += sum((slow, fast) in claims[kind] for fast, slow in claims[kind])
    print(f"- no two races of a kind claim the opposite: {'held' if not opposite else 'MISSED'}")
    return opposite > 0


def middle(values):
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
