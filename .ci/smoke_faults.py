"""Checks the document of a crawl of the misbehaving site."""
import json, sys
crawl = json.load(open(sys.argv[1]))
kinds = crawl["failures"]
checks = {
    "pages between the faults": crawl["pages"] > 40,
    "more than forty failures, of more than ten kinds": crawl["errors"] > 40 and len(kinds) > 10,
    "none of them our own": "INTERNAL" not in kinds,
}
for name, held in checks.items():
    print(("  ok      " if held else "  FAILED  ") + name)
sys.exit(not all(checks.values()))
