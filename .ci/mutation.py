"""Reads what PIT reports for the named stages, and fails if too many mutants survive."""
import os, sys
import xml.etree.ElementTree as xml

LEAST = {"iterators": 97, "generators": 93, "coroutines": 90, "async-await": 88, "crawler": 90}  # percent
reasons = {}
if os.path.exists(".ci/survivors"):  # lines of: tulip.stage.Class#method | what was mutated | why it survives
    with open(".ci/survivors", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                place, what, reason = (part.strip() for part in line.split("|", 2))
                reasons[place, what] = reason

failed = False
used = set()
for stage in sys.argv[1:]:
    mutants = xml.parse(f"module-{stage}/target/pit-reports/mutations.xml").getroot()
    by_status = {"KILLED": [], "TIMED_OUT": [], "SURVIVED": []}
    for mutant in mutants:
        status = mutant.get("status")
        # An error in the JVM under test counts as a timeout, because no contract has reported what is wrong.
        kind = {"NO_COVERAGE": "SURVIVED", "KILLED": "KILLED"}.get(status, status)
        kind = kind if kind in by_status else "TIMED_OUT"
        by_status[kind].append(mutant)
    killed, timed_out, survived = (len(by_status[kind]) for kind in ("KILLED", "TIMED_OUT", "SURVIVED"))
    counted = killed + survived
    rate = 100 * killed / counted if counted else 0
    held = killed > 0 and rate >= LEAST[stage]  # if none is killed, no test has run
    failed |= not held
    print(f"- {stage}: {killed} of {counted} killed, {rate:.1f} % (at least {LEAST[stage]}: {'held' if held else 'MISSED'}); "
          f"{timed_out} more timed out")
    for kind, name in (("SURVIVED", "survived"), ("TIMED_OUT", "timed out")):
        for mutant in by_status[kind]:
            place = f"{mutant.findtext('mutatedClass')}#{mutant.findtext('mutatedMethod')}"
            what = mutant.findtext("description")
            reason = reasons.get((place, what))
            used.add((place, what))
            print(f"  - {name}: `{place}`, line {mutant.findtext('lineNumber')}, {what}" + (f": {reason}" if reason else ""))
            if kind == "SURVIVED" and not reason:
                failed = True
                print("    NO REASON in .ci/survivors")
    for place, what in sorted(set(reasons) - used):
        if place.split(".")[1] == {"async-await": "async"}.get(stage, stage):
            failed = True
            print(f"  - STALE in .ci/survivors: `{place}`, {what}")
sys.exit(failed)
