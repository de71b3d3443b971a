"""Fuzzes the HTTP parser with Jazzer, and shows that the fuzzer finds planted bugs.

    python3 .ci/fuzz_http.py CLASS_PATH JAZZER_JARS SEED

A run begins with the inputs in src/test/resources (corpus-NAME.txt, a line of Base64 each), and adds those that reach
new code to a folder. The smallest set that reaches the same code is written back to the file.
"""
import base64
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PACKAGE = "tulip.crawler.http"
HTTP = pathlib.Path("module-crawler/src/main/java/tulip/crawler/http")
CORPORA = pathlib.Path("module-crawler/src/test/resources/tulip/crawler/http")
DICTIONARY = pathlib.Path(".ci/http.dict").resolve()
SECONDS = 10 # an input that takes longer is a hang
TARGETS = {"parser": ("ParserFuzz", 10_000_000), "netty": ("NettyFuzz", 3_000_000)}
PLANTED = [ # target, file, text, wrong text
    ("parser", "LineBuffer.java", "bytes[length - 1] == '\\r'", "i > begin && in.get(i - 1) == '\\r'"),
    ("parser", "ChunkDecoder.java", "++digits > MAX_SIZE_DIGITS", "++digits > 90"),
    ("netty", "Framing.java", "!digits.equals(value)", "false"),
    ("netty", "Framing.java", "headers.first(\"Content-Length\").isPresent()", "false"),
    ("netty", "ChunkDecoder.java", "b != expected", "b < 0"),
]
PLANTED_RUNS = 2_000_000


def unpack(name, folder):
    folder.mkdir()
    for number, line in enumerate((CORPORA / f"corpus-{name}.txt").read_text().split()):
        (folder / str(number)).write_bytes(base64.b64decode(line))


def pack(name, folder):
    inputs = sorted((file.read_bytes() for file in folder.iterdir()), key=lambda each: (len(each), each))
    (CORPORA / f"corpus-{name}.txt").write_text("".join(base64.b64encode(each).decode() + "\n" for each in inputs))
    return len(inputs)


def jazzer(class_path, target, work, *options):
    java = ["java", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Xmx1g", "-XX:+UseSerialGC", "-cp", class_path]
    return subprocess.run(
        java + ["com.code_intelligence.jazzer.Jazzer", f"--target_class={PACKAGE}.{target}",
                f"--instrumentation_includes={PACKAGE}.**", "--custom_hook_excludes=**", # no sanitizers: they break Netty
                f"-timeout={SECONDS}", "-max_len=400", f"-dict={DICTIONARY}", *options],
        cwd=work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")


def fuzz(name, class_path, jars, seed, work):
    target, runs = TARGETS[name]
    corpus, smallest = work / f"corpus-{name}", work / f"smallest-{name}"
    unpack(name, corpus)
    smallest.mkdir()
    before = len(list(corpus.iterdir()))
    result = jazzer(f"{class_path}:{jars}", target, work, f"-runs={runs}", f"-seed={seed}", str(corpus))
    held = result.returncode == 0 and f"Done {runs} runs" in result.stdout
    print(f"- {target}: {runs:,} inputs, no hang, no exception but HttpError: {'held' if held else 'MISSED'}")
    if not held:
        finding = result.stdout.find("== Java Exception")
        print("```\n" + result.stdout[finding if finding >= 0 else -3_000:][:3_000] + "\n```")
        return False
    merged = jazzer(f"{class_path}:{jars}", target, work, "-merge=1", f"-seed={seed}", str(smallest), str(corpus))
    if merged.returncode != 0 or not any(smallest.iterdir()):
        print(f"  The corpus is as before, because Jazzer cannot make it smaller:\n```\n{merged.stdout[-3_000:]}\n```")
        return False
    print(f"  The corpus has {pack(name, smallest)} inputs ({before} before).")
    return True


def plant(number, class_path, jars, seed, work):
    name, file, text, wrong = PLANTED[number]
    sources, classes, corpus = (work / f"{kind}-{number}" for kind in ("sources", "classes", "corpus"))
    shutil.copytree(HTTP, sources)
    classes.mkdir()
    corpus.mkdir() # empty: the fuzzer may use only the first inputs of the corpus
    source = (sources / file).read_text()
    assert source.count(text) == 1, f"'{text}' is not once in {file}"
    (sources / file).write_text(source.replace(text, wrong))
    subprocess.run(["javac", "-cp", class_path, "-d", str(classes), *map(str, sources.glob("*.java"))], check=True)
    target = TARGETS[name][0]
    result = jazzer(f"{classes}:{class_path}:{jars}", target, work, f"-runs={PLANTED_RUNS}", f"-seed={seed}", str(corpus),
                    str(work / f"corpus-{name}"))
    finding = re.search("== Java Exception: ([^:\n]*)", result.stdout)
    found = result.returncode != 0 and finding
    print(f"- planted in {file}, `{wrong}` instead of `{text}`: {f'found, {finding[1]}' if found else 'MISSED'}")
    return found


def main(class_path, jars, seed):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        held = {name: fuzz(name, class_path, jars, seed, work) for name in TARGETS}
        print()
        # A target that fails without a planted bug would find each of them.
        found = [held[PLANTED[number][0]] and plant(number, class_path, jars, seed, work) for number in range(len(PLANTED))]
    return not all([*held.values(), *found])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
