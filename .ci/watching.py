"""Drives ./tulip in a terminal of its own: types keys, saves answers, and waits for what the screen shows."""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
FOLDER = "module-iterators/src/main/java/tulip/iterators/exercise"
RIGHT = "return java.util.stream.IntStream.range(0, Math.max(0, from)).mapToObj(i -> from - i).iterator();"
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def copy_of_project(work):
    """Copies what ./tulip needs, so that no participant's work changes. Builds if necessary."""
    subprocess.run([HOME / "tulip", "--version"], check=True, stdout=subprocess.DEVNULL)
    project = pathlib.Path(work) / "project"
    project.mkdir()
    for each in ["pom.xml", ".mvn", "mvnw", "tulip", "workshop", *(path.name for path in HOME.glob("module-*"))]:
        source = HOME / each
        if source.is_dir():
            shutil.copytree(source, project / each, symlinks=True)
        else:
            shutil.copy2(source, project / each)
    # Packs, because the folder is another.
    subprocess.run([project / "tulip", "--version"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return project


class Watch:
    """A ./tulip that runs in a pseudo-terminal."""

    def __init__(self, project, columns=80, rows=24, words=(), environment=None):
        self.project = project
        self.started = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(project)
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
            os.environ.update(environment or {})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execv(project / "tulip", [str(project / "tulip"), *words])
        self.new = ""  # what came since the last save or key
        self.drawn = ""  # the last screen, with its codes

    def read(self, seconds):
        """Reads what has come, and waits for it at most this long. Returns whether the terminal is still open."""
        if select.select([self.terminal], [], [], max(0, seconds))[0]:
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return False
            if not data:
                return False
            text = data.decode("utf-8", "replace")
            self.new += CODES.sub("", text)
            self.drawn = (self.drawn + text).rsplit("\x1b[H", 1)[-1]  # every screen is drawn from its corner
        return True

    def wait_for(self, text, seconds):
        """Waits until a regular expression matches what is new on the screen. Returns the time, or None."""
        end = time.monotonic() + seconds
        while not re.search(text, self.new):
            if time.monotonic() > end or not self.read(end - time.monotonic()):
                return time.monotonic() if re.search(text, self.new) else None
        return time.monotonic()

    def screen(self):
        """The lines of the screen, without spaces at their ends."""
        return [line.rstrip() for line in CODES.sub("", self.drawn).replace("\r", "").split("\n")]

    def forget(self):
        while select.select([self.terminal], [], [], 0)[0] and self.read(0):
            pass
        self.new = ""

    def press(self, keys):
        self.forget()
        os.write(self.terminal, keys.encode())

    def save(self, path, text):
        """Writes a file in place, as many editors do. Returns the time when it was whole."""
        self.forget()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return time.monotonic()

    def processes(self):
        """The runner and its children, as process numbers."""
        found, parents = {self.pid}, {}
        for each in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                parents[int(each.name)] = int((each / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError, ValueError):
                continue
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def resident_megabytes(self):
        total = 0
        for pid in self.processes():
            status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
            total += int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024
        return total / 1e6

    def end(self, seconds=10):
        """Waits for the end. Returns the exit status, or None if it did not end in time."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
        return None

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
