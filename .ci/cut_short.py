"""What the checks of a race and of a benchmark share: a run that is cut short."""
import os, subprocess, time


def children(process):
    found = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in found.splitlines()]
    return {int(pid): args for pid, parent, args in rows if int(parent) == process.pid}


def cut_short(command, when, what):
    """Starts a command, and does something to it when a line of its output contains a text.

    Returns exit status, output, lines of errors, and the child processes that were left."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in process.stdout:
        if when in line:
            break
    before = children(process)
    what(process, before)
    out, err = process.communicate(timeout=30)
    time.sleep(0.5)
    left = [pid for pid in before if os.path.exists(f"/proc/{pid}")]
    return process.returncode, out, err.splitlines(), left
