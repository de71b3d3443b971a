"""Checks the files that .ci/report made from its folder `broken`."""
import html.parser
import json
import pathlib
import re
import sys

work = pathlib.Path(sys.argv[1])
problems = []


def expect(what, expected, found):
    if expected != found:
        problems.append(f"{what}: {found!r} instead of {expected!r}")


def path(url):
    return "/" + url.split("/", 3)[3]


def holders(entry):
    return [(path(link["page"]), link["link"]) for link in entry["links"]]


# --check-links in --json and as text
links = json.loads((work / "broken.json").read_text())["links"]
expect("broken", [("/gone.html", 404, [("/index.html", "gone.html#x"), ("/sub/", "../gone.html")])],
       [(path(each["url"]), each["status"], holders(each)) for each in links["broken"]])
expect("missing places", [("/index.html", "not%20here", [("/index.html", "#not%20here")]),
                          ("/sub/", "lost", [("/index.html", "sub#lost")])],
       [(path(each["url"]), each["fragment"], holders(each)) for each in links["missingPlaces"]])
expect("the way over a redirect", ["/sub"], [path(url) for url in links["missingPlaces"][1]["links"][0]["via"]])
expect("malformed", ["http://["], [each["link"] for each in links["malformed"]])
expect("links to other sites", 1, links["toOtherSites"])
expect("unchecked", {}, links["unchecked"])
text = (work / "out").read_text()
for line in ("  /gone.html   status 404", "    in /sub/   as ../gone.html", "  /index.html#not%20here", "  /sub/#lost",
             "       over /sub", "not checked      1 link to other sites"):
    expect(f"the line {line!r}", True, line in text.splitlines())
expect("--why", True, "/gone.html failed: status 404" in text)
report = text.split("broken links")[1].split("not checked")[0]
expect("columns", True, all(len(line) <= 80 for line in report.splitlines()))

# --jsonl
lines = {}
for line in (work / "broken.jsonl").read_text().splitlines():
    line = json.loads(line)
    lines[path(line["url"])] = line
expect("types", {"/index.html": "page", "/sub": "redirect", "/sub/": "page", "/gone.html": "failed",
                 "/pic.png": "notAPage"},
       {name: line["type"] for name, line in lines.items() if "?" not in name and "%22" not in name})
expect("depth of /gone.html", 1, lines["/gone.html"]["depth"])
expect("target of /sub", "/sub/", path(lines["/sub"]["target"]))
for name, line in lines.items():
    expect(f"a referrer of {name}", name == "/index.html", line["from"] is None)
    expect(f"times of {name}", True, 0 <= line["elapsedMillis"] <= line["atMillis"])

# --graph FILE.dot: a statement in each line, with strings in quotes
STRING = r'"(?:[^"\\]|\\.)*"'
VALUE = rf'(?:{STRING}|[a-z0-9]+)'
LIST = rf'\[[a-zA-Z]+={VALUE}(?:, [a-zA-Z]+={VALUE})*\]'
NODE = re.compile(rf'  (n[0-9]+) {LIST};')
EDGE = re.compile(rf'  (n[0-9]+) -> (n[0-9]+)(?: {LIST})?;')
dot = (work / "broken.dot").read_text().splitlines()
expect("frame of the graph", ("digraph crawl {", "}"), (dot[0], dot[-1]))
nodes = {match[1] for match in map(NODE.fullmatch, dot) if match}
edges = [match for match in map(EDGE.fullmatch, dot) if match]
expect("nodes", len(lines), len(nodes))
expect("edges to nodes", True, all(edge[1] in nodes and edge[2] in nodes for edge in edges))
expect("statements", len(dot) - 4, len(nodes) + len(edges))


# --graph FILE.html
class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []
        self.loaded = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.loaded += [value for name, value in attributes if name in ("src", "data", "xlink:href")]


page = Page()
page.feed((work / "broken.html").read_text())
expect("scripts", 1, page.tags.count("script"))
expect("what the page loads", [], page.loaded)
expect("rows of the table", len(lines) + 1, page.tags.count("tr"))

print("\n".join(problems) or "JSON, JSON lines, DOT and page agree with the folder.")
sys.exit(1 if problems else 0)
