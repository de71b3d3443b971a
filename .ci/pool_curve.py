"""Draws the times of a fan-out on pools of many sizes as a curve, from the document of ./tulip bench."""
import json, math, sys

bench = json.load(open(sys.argv[1]))
pools = sorted((row for row in bench["rows"] if row["pool"]), key=lambda row: row["pool"])
virtual = next(row for row in bench["rows"] if row["engine"] == "virtual")
longest = max(row["millis"] for row in bench["rows"])
WIDTH = 30


def line(name, row):
    """A bar of a logarithmic scale that begins at the latency."""
    latency = row["latencyMillis"]
    bar = "█" * max(1, round(WIDTH * math.log(row["millis"] / latency) / math.log(longest / latency)))
    return (f"{name:>8}{row['millis']:>9,.0f} ms{row['ownIdealMillis']:>9,} ms{row['clientCpuMillis']:>8,.0f}"
            f"{row['peakRssMegabytes'] or 0:>7,.0f}  {bar}")


def overlaps(row):
    return abs(row["millis"] - virtual["millis"]) <= row["errorMillis"] + virtual["errorMillis"]


print("```")
print(f"{'pool':>8}{'time':>12}{'own ideal':>12}{'CPU ms':>8}{'MB':>7}  (logarithmic, from {virtual['latencyMillis']} ms)")
for row in pools:
    print(line(f"{row['pool']:,}", row))
print(line("virtual", virtual))
print("```\n")
caught_up = [row["pool"] for row in pools if overlaps(row) or row["millis"] < virtual["millis"]]
print(f"For {virtual['fanOut']:,} requests at once, the smallest pool that shows no difference from `virtual` or is faster: "
      f"{caught_up[0] if caught_up else 'none of these'}.")
