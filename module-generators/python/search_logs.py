"""Finds, opens, decompresses and searches log files, a line at a time (after Beazley's "Generator Tricks")."""

import gzip
import re
import tempfile
from pathlib import Path


def find(folder, ending):
    for path in sorted(folder.rglob("*")):
        if path.name.removesuffix(".gz").endswith(ending):
            yield path


def opened(paths):
    for path in paths:
        print("open", path.name)
        try:
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt") as file:
                yield file
        finally:
            print("close", path.name)


def lines(files):
    for file in files:
        yield from file


def grep(pattern, lines):
    return (line.rstrip() for line in lines if re.search(pattern, line))


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "1.log").write_text("tea\nno milk\n")
    with gzip.open(folder / "2.log.gz", "wt") as file:
        file.write("no cups\nno sugar\n")
    (folder / "3.log").write_text("no customers\n")
    found = grep("no ", lines(opened(find(folder, ".log"))))
    print(next(found))
    print(next(found))
    found.close()  # CPython also closes the file when no reference to its generator is left
