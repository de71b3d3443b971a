"""Opens ./tulip stage in headless Chromium, presses every key, runs every scenario in its short form, and looks at the page.

After each step all visible text must have at least 28 pixels, lie within the window, and stand out from what is behind it.
Checks too: no request leaves the origin, a foreign Host or Origin is refused, the console has no error, two pages see the
same, a page that is loaded again too, results overwrite nothing, and no JVM is left behind.
"""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

from devtools import Browser
from race_aa import cut, differ

MOST_COST = 0.05  # of a core
RECORDED = pathlib.Path("workshop/runner/src/main/resources/tulip/runner/stage/recorded")
SLACK = float(os.environ.get("TULIP_SLACK", 4))  # a busy machine is slower
problems, checks = [], 0

LOOK = """(() => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const bad = [];
  if (!document.getElementById('blank').hidden) return bad;
  const panel = ['why', 'compare', 'look'].map(id => document.getElementById(id)).find(each => !each.hidden);
  const help = document.getElementById('help');
  for (const element of document.body.querySelectorAll('*')) {
    const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
    const box = element.getBoundingClientRect(), css = getComputedStyle(element);
    if (!text || box.width === 0 || css.visibility === 'hidden') continue;
    if (!help.hidden && !help.contains(element)) continue;
    if (panel && element.closest('main') && !panel.contains(element)) continue;
    const size = parseFloat(css.fontSize);
    if (size < 28) bad.push(`${size} px: ${text}`);
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      bad.push(`outside the window (${box.right.toFixed(0)}, ${box.bottom.toFixed(0)}): ${text}`);
    if (element.scrollWidth > element.clientWidth + 2 && css.overflow !== 'visible') bad.push(`cut off: ${text}`);
    const main = document.querySelector('main').getBoundingClientRect();
    if (!help.hidden && box.bottom > help.getBoundingClientRect().bottom - 2) bad.push(`below the list of keys: ${text}`);
    if (element.closest('main') && box.bottom > main.bottom + 1) bad.push(`below its place: ${text}`);
    const lanes = document.getElementById('lanes');
    if (lanes.contains(element) && box.bottom > lanes.getBoundingClientRect().bottom + 1) bad.push(`below the lanes: ${text}`);
    const [a, b] = [light(parts(css.color)), light(behind(element))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) bad.push(`contrast ${((a + .05) / (b + .05)).toFixed(1)}: ${text}`);
  }
  return bad;
})()"""


def expect(what, good, seen=""):
    global checks
    checks += 1
    if not good:
        problems.append(f"{what}{': ' if seen else ''}{seen}")
        print(f"FAILED: {problems[-1]}", flush=True)


def hear_interrupts():
    """A shell starts what runs in the background deaf to Ctrl-C, and a JVM stays so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Server:
    def __init__(self, *options):
        self.process = subprocess.Popen(["./tulip", "stage", "--port", "0", *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, start_new_session=True,
                                        preexec_fn=hear_interrupts)
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
            if not (line := self.process.stdout.readline()):
                sys.exit(f"the stage did not start: {said}")
            said += line
        self.url, self.port = found.group(0), int(found.group(1))

    def status(self, request):
        with socket.create_connection(("127.0.0.1", self.port), 20) as connection:
            connection.sendall(request.encode())
            return int(connection.makefile("rb").readline().split()[1])

    def key(self, key):
        body = json.dumps({"key": key})
        return self.status(f"POST /key HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\n"
                           f"Content-Length: {len(body)}\r\n\r\n{body}")

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descendants(self):
        parents = {}
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass  # it has just ended
        found, more = set(), {self.process.pid}
        while more:
            more = {child for child, parent in parents.items() if parent in more}
            found |= more
        return found

    def close(self):
        """Ctrl-C. Everything must end."""
        children = self.descendants()
        os.kill(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            expect("Ctrl-C ends the stage within 30 s", False)
            self.process.kill()
        end = time.monotonic() + 10
        while (left := {each for each in children if pathlib.Path(f"/proc/{each}").exists()}) and time.monotonic() < end:
            time.sleep(0.1)
        expect("no JVM is left after Ctrl-C", not left, str(left) if left else "")


class Show:
    def __init__(self, server, browser, pictures=None):
        self.server, self.browser, self.pictures = server, browser, pictures
        self.number = len(list(pictures.glob("[0-9]*.png"))) if pictures else 0
        self.page = browser.open(server.url)
        self.until("document.getElementById('question').textContent", "the page shows a question")

    def until(self, script, what, seconds=30):
        try:
            value = self.page.until(script, what, seconds * SLACK)
            expect(what, True)
            return value
        except TimeoutError as late:
            expect(what, False, str(late))

    def look(self, name):
        """Checks all that can be read, and takes a picture."""
        time.sleep(0.15)  # for a transition
        for each in self.page.evaluate(LOOK):
            expect(f"{name}: {each}", False)
        expect(name, True)
        if self.pictures:
            self.number += 1
            self.page.picture(self.pictures / f"{self.number:02}-{name}.png")

    def press(self, key, script, what, name=None):
        self.page.key(key)
        self.until(script, f"key {key!r}: {what}")
        if name:
            self.look(name)

    def text(self, element):
        return self.page.evaluate(f"document.getElementById('{element}').textContent")

    def run(self, picture=None):
        """Runs the chosen scenario to its end."""
        self.page.key(" ")
        self.until(mode("RUNNING"), "key ' ': the run begins")
        if picture:
            self.until("document.querySelectorAll('.lane').length", "lanes are shown")
            self.until("[...document.querySelectorAll('.bar')].some(bar => !bar.style.transform.startsWith('scaleX(0)'))",
                       "a lane moves")
            self.look(f"{picture}-running")
        self.until(mode("OVER"), "the run ends", 120)
        rows = self.page.evaluate("document.querySelectorAll('#results tbody tr').length")
        notice = self.text("notice")
        expect("the run has a result", rows > 0 and notice[:6] in ("", "Saved:"), f"{rows} rows, {notice!r}")


def mode(name):
    return f"document.body.dataset.mode === '{name}'"


def is_shown(element):
    return f"!document.getElementById('{element}').hidden"


def gate(server):
    own = f"127.0.0.1:{server.port}"
    for path in ("/", "/events", "/stage.js"):
        for host, origin in (("tulip.example", None), ("127.0.0.1", None), (own, "http://tulip.example"), (own, "null")):
            field = f"Origin: {origin}\r\n" if origin else ""
            status = server.status(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{field}\r\n")
            expect(f"{path} for Host {host} and Origin {origin} is refused", status == 403, str(status))
    expect("the own page is served", server.status(f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n") == 200)
    status = server.status(f"POST /key HTTP/1.1\r\nHost: {own}\r\nOrigin: http://tulip.example\r\n"
                           "Content-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"key\":\" \"}")
    expect("a key of another site is refused", status == 403, str(status))


def every_key(show, results):
    page = show.page
    show.look("agenda")
    show.press("w", is_shown("why"), "why without a run")
    show.press("w", f"!({is_shown('why')})", "why goes")
    show.press("r", "document.getElementById('notice').textContent.startsWith('There is no run to replay')",
               "nothing to replay yet", "notice")
    show.run("first")
    show.look("result")
    show.press("w", "document.querySelectorAll('#why li').length", "why", "why")
    show.press("w", f"!({is_shown('why')})", "why goes")
    show.press("c", is_shown("notice"), "one run cannot be compared")
    show.press("s", "document.getElementById('notice').textContent.startsWith('Saved: ')", "saved", "saved")
    show.press("m", "document.getElementById('notice').textContent.includes('-3.html')", "saved again, beside the first")
    names = sorted(each.name for each in results.iterdir())
    expect("the files of three results", len(names) == 12, str(names))
    expect("an HTML file without anything from outside", not re.search(
        r"\b(src|href)=|url\(|<script", next(results.glob("*-1.html")).read_text()))
    if show.pictures:
        file = show.browser.open(next(results.glob("*-1.html")).resolve().as_uri())
        file.picture(show.pictures / "result-file.png")
        file.close()
    show.press("r", mode("REPLAYING"), "a replay")
    show.press("p", "document.getElementById('mode').textContent.startsWith('FROZEN')", "frozen", "frozen")
    before = page.evaluate("document.querySelector('main').textContent")
    time.sleep(0.6)
    expect("a frozen page stands still", before == page.evaluate("document.querySelector('main').textContent"))
    show.press("p", "!document.body.classList.contains('paused')", "goes on")
    show.look("replay")
    show.press(" ", mode("OVER"), "the replay ends")
    show.press("d", "document.documentElement.classList.contains('dark')", "dark", "dark")
    show.press("b", "document.documentElement.classList.contains('big')", "big", "big-dark")
    show.press("d", "!document.documentElement.classList.contains('dark')", "light", "big")
    show.press("w", is_shown("why"), "why, big", "big-why")
    show.press("w", f"!({is_shown('why')})", "why goes")
    show.press("?", is_shown("help"), "help, big", "big-help")
    show.press("Escape", f"!({is_shown('help')})", "help goes")
    show.press("b", "!document.documentElement.classList.contains('big')", "normal again")
    show.press("?", is_shown("help"), "help", "help")
    show.press("?", f"!({is_shown('help')})", "help goes")
    show.press(".", is_shown("blank"), "blank", "blank")
    show.press("d", f"!({is_shown('blank')})", "any key comes back")
    expect("the key that came back did nothing else", not page.evaluate("document.documentElement.classList.contains('dark')"))
    page.key(" ")
    show.until(mode("RUNNING"), "a second run")
    show.press("n", "document.getElementById('notice').textContent.startsWith('A run goes on')", "not during a run")
    show.press(" ", f"{mode('STOPPING')} || {mode('OVER')}", "a run is stopped")
    show.until(f"{mode('OVER')} || {mode('READY')}", "the stopped run has ended", 60)
    show.run()
    show.press("c", is_shown("compare"), "compared with the run before", "compare")
    show.press("c", f"!({is_shown('compare')})", "compare goes")


def every_scenario(show):
    count = show.page.evaluate("offers.length")
    for number in range(1, min(count, 9) + 1):
        if number == 2:
            show.press("n", "view.scenario === 1", "next")
        else:
            show.press(str(number), f"view.scenario === {number - 1}", f"scenario {number}")
        name = re.sub(r"\W+", "-", show.page.evaluate("offers[view.scenario].title").lower())
        show.look(f"scenario-{name}")
        show.run(f"scenario-{name}")
        show.page.evaluate("endFinish()")
        show.look(f"scenario-{name}-result")
        show.press("w", "document.querySelectorAll('#why li').length", "why", f"scenario-{name}-why")
        show.press("w", f"!({is_shown('why')})", "why goes")
        show.page.key("R")
        if show.page.until(f"{mode('REPLAYING')} || {is_shown('notice')}", "a recorded run", 20 * SLACK) and \
                show.page.evaluate(mode("REPLAYING")):
            show.until("document.getElementById('badge').textContent.startsWith('RECORDED')", "the badge")
            time.sleep(2)
            show.look(f"scenario-{name}-recorded")
            show.press(" ", mode("OVER"), "the recorded run ends")
            expect("the badge stays", show.text("badge").startswith("RECORDED"))
            show.look(f"scenario-{name}-recorded-result")
    return count


def looks_into_lanes(pictures):
    """The keys t and j, in a whole race: the lanes of a short one would end before jcmd has its answers. And a whole sweep of
    the pools, whose reasons need more room than those of a short one."""
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results"
        server, browser = Server("--result", str(results), "--lanes", "threads,virtual,tulip"), Browser()
        try:
            show = Show(server, browser, pictures)
            notice = "document.getElementById('notice').textContent"
            cells = "[...document.querySelectorAll('#look tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))"
            show.press("t", f"{notice}.startsWith('There is nothing to dump')", "no lane to dump")
            show.press("j", f"{notice}.startsWith('There is nothing to record')", "no lane to record")
            show.page.key(" ")
            show.until("document.getElementById('now').textContent.startsWith('Round ')", "a round", 120)
            show.press("t", f"{is_shown('look')} && document.querySelectorAll('#look tbody tr').length === 3",
                       "a thread dump", "look-dump")
            rows = show.page.evaluate(cells)
            expect("each lane has threads, and the place where they are",
                   all(int(row[1]) > 5 and " in " in row[3] for row in rows), str(rows))
            show.press("t", f"!({is_shown('look')})", "the dump goes")
            show.press("j", f"{notice}.startsWith('Flight Recorder records ')", "a recording begins", "look-recording")
            expect("the page says that somebody looked", "with a dump · with a recording" in show.text("badge"), show.text("badge"))
            time.sleep(3)
            show.press("j", f"{is_shown('look')} && document.querySelectorAll('#look tbody tr').length === 3",
                       "the recording ends", "look-flight")
            rows = show.page.evaluate(cells)
            expect("each lane has a recording", all(row[5].endswith("%") and not row[6] for row in rows), str(rows))
            show.press("j", f"!({is_shown('look')})", "the recording goes")
            show.until(mode("OVER"), "the run ends", 120)
            show.press("t", is_shown("look"), "the dump of the run that has ended")
            show.press("b", "document.documentElement.classList.contains('big')", "big", "look-dump-big")
            show.press("j", f"document.getElementById('look-title').textContent.startsWith('Flight')", "and its recording", "look-flight-big")
            files = sorted(str(each.relative_to(results)) for each in results.glob("crawl-*/*"))
            expect("a file for each lane", files == [f"crawl-{kind}-1/{lane}.{ending}" for kind, ending in (("dump", "json"), ("jfr", "jfr"))
                                                     for lane in ("threads", "tulip", "virtual")], str(files))
            expect("the result says it", "Thread dump of the lanes" in (results / "crawl-1.html").read_text())
            show.press("b", "!document.documentElement.classList.contains('big')", "normal again")
            show.press("3", "view.scenario === 2", "the sweep of the pools")
            show.run()
            expect("the best pool is quoted", show.text("now").startswith("The best of the 4 pools is threads:"), show.text("now"))
            show.press("w", "document.querySelectorAll('#why li').length", "why", "pools-whole-why")
            show.press("w", f"!({is_shown('why')})", "why goes")
            show.look("pools-whole-result")
        finally:
            browser.close()
            server.close()


def same_on_two_pages(show):
    shown = "document.querySelector('main').innerText + document.querySelector('header').innerText"
    other = show.browser.open(show.server.url)
    other.until(mode("OVER"), "the second page shows the result")
    expect("two pages see the same", other.evaluate(shown) == show.page.evaluate(shown))
    before = show.page.evaluate(shown)
    show.page.call("Page.reload")
    time.sleep(0.5)
    show.until(f"typeof view === 'object' && {mode('OVER')} && document.querySelectorAll('#results tbody tr').length", "loaded again")
    expect("a page that is loaded again shows the same", before == show.page.evaluate(shown))
    return other


def all_of_it(pictures):
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results"
        server = Server("--quick")
        server.close()  # nothing runs yet: it ends at once
        server, browser = Server("--quick", "--result", str(results)), Browser()
        try:
            gate(server)
            show = Show(server, browser, pictures)
            every_key(show, results)
            count = every_scenario(show)
            other = same_on_two_pages(show)
            for page in (show.page, other):
                foreign = [each for each in page.requests if not each.startswith(server.url)]
                expect("every request goes to the stage itself", not foreign, str(foreign))
                expect("no error on the console", not page.errors, str(page.errors))
            show.page.key(" ")
            show.until(mode("RUNNING"), "a run during which Ctrl-C comes")
            time.sleep(2)
        finally:
            server.close()
        try:
            recorded = sorted(results.glob("*.json"))[0]
            replay = Server("--replay", str(recorded))
            try:
                show = Show(replay, browser)
                show.until("document.getElementById('badge').textContent.startsWith('RECORDED')", "the badge of --replay")
                show.until(mode("OVER"), "the replay of a file")
                expect("the badge is there at the end", show.text("badge").startswith("RECORDED"))
                expect("a replay starts no JVM", not replay.descendants())
            finally:
                replay.close()
        finally:
            browser.close()
    looks_into_lanes(pictures)
    print(f"{count} scenarios, {checks} checks, {len(problems)} problems, {time.monotonic() - begun:.0f} s")


def many_runs(count):
    begun, server, browser = time.monotonic(), Server("--quick"), Browser()
    try:
        show = Show(server, browser)
        scenarios = show.page.evaluate("offers.length")
        for number in range(count):
            show.page.key(str(number % min(scenarios, 9) + 1))
            show.until(f"view.scenario === {number % min(scenarios, 9)}", "the scenario is chosen")
            show.run()
            if problems:
                break
        expect("no error on the console", not show.page.errors, str(show.page.errors))
        print(f"{number + 1} runs of {scenarios} scenarios in a row, {len(problems)} failures, "
              f"{time.monotonic() - begun:.0f} s")
    finally:
        browser.close()
        server.close()


def record():
    """Runs each scenario in full, and keeps it as the run that the key R shows. Needs a quiet machine, and all committed."""
    with tempfile.TemporaryDirectory() as folder:
        server, browser = Server("--result", folder), Browser()
        try:
            show = Show(server, browser)
            for number in range(show.page.evaluate("offers.length")):
                show.page.key(str(number + 1))
                show.until(f"view.scenario === {number}", "the scenario is chosen")
                show.run()
        finally:
            browser.close()
            server.close()
        RECORDED.mkdir(exist_ok=True)
        for file in sorted(pathlib.Path(folder).glob("*-1.json")):
            expect(f"{file.name} is small", file.stat().st_size < 100_000, f"{file.stat().st_size} bytes")
            text = file.read_text()
            expect(f"{file.name} is of a commit", not json.loads(text)["commit"].endswith("+"), "commit first")
            (RECORDED / file.name.replace("-1.json", ".json")).write_text(text)
            print(f"{file.name}: {len(text):,} bytes")


def cost():
    """What an open page costs the server: processor time in a minute of replays with a page, less that without a page. The page
    comes first, so what the JVM compiles for it counts."""
    replays, seconds, used = 5, 12, {}
    server, browser = Server("--replay", str(RECORDED / "crawl.json")), Browser()
    try:
        for pages in (1, 0):
            show = Show(server, browser) if pages else None
            before, begun = server.cpu_seconds(), time.monotonic()
            for _ in range(replays):
                server.key("r")
                time.sleep(seconds)
            used[pages] = (server.cpu_seconds() - before) / (time.monotonic() - begun)
            if show:
                show.page.close()
        print(f"A minute of replays with a page: {used[1]:.1%} of a core; without a page: {used[0]:.1%}. "
              f"The updates cost {used[1] - used[0]:.1%}.")
        expect(f"updates cost at most {MOST_COST:.0%} of a core", used[1] - used[0] <= MOST_COST)
    finally:
        browser.close()
        server.close()


def effect(count):
    """Whether an open page changes a result: as many whole races with a page as without one, in turn. An effect is what the
    race itself would call a difference, between the medians of the runs."""
    most = cut(count, count)
    if most < 0:
        sys.exit(f"{count} races of each kind can show nothing: give at least 5")
    with tempfile.TemporaryDirectory() as folder:
        server, browser = Server("--lanes", "virtual,tulip", "--result", folder), Browser()
        walls = {lane: {True: [], False: []} for lane in ("virtual", "tulip")}
        try:
            for number in range(2 * count):
                with_page = number % 4 in (0, 3)  # a machine that becomes slower, becomes slower for both
                page = browser.open(server.url) if with_page else None
                file = pathlib.Path(folder) / f"crawl-{number + 1}.json"
                server.key(" ")
                end = time.monotonic() + 120 * SLACK
                while not file.exists() and time.monotonic() < end:
                    time.sleep(1)
                time.sleep(1)  # until the file is written, and the JVMs have ended
                if page:
                    page.close()
                for lane in json.loads(file.read_text())["events"][-1][1]["result"]["lanes"]:
                    walls[lane["lane"]][with_page].append(lane["wallMillis"])
        finally:
            browser.close()
            server.close()
        for lane, runs in walls.items():
            median = {with_page: sorted(each)[len(each) // 2] for with_page, each in runs.items()}
            print(f"{lane}: {median[True]:.0f} ms in {count} runs with a page, {median[False]:.0f} ms in {count} runs without.")
            expect(f"a page changes nothing that the race would show ({lane})",
                   not differ(runs[True], runs[False], most), str(runs))


if sys.argv[1:2] == ["--runs"]:
    many_runs(int(sys.argv[2]))
elif sys.argv[1:2] == ["--looks"]:
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    looks_into_lanes(pictures)
    print(f"{checks} checks, {len(problems)} problems")
elif sys.argv[1:2] == ["--cost"]:
    cost()
elif sys.argv[1:2] == ["--effect"]:
    effect(int(sys.argv[2]))
elif sys.argv[1:2] == ["--record"]:
    record()
else:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    all_of_it(folder)
sys.exit(1 if problems else 0)
