"""The JDK that the launcher has found, and the class path of the workshop, for checks that start a JVM of their own."""
import pathlib
import re
import subprocess


def java():
    version = subprocess.run(["./tulip", "--version"], check=True, capture_output=True, text=True).stdout # builds
    return re.search("^Java home: (.*)$", version, re.M)[1] + "/bin/java"


def class_path():
    """What the launcher has packed; ./tulip --version comes first."""
    return pathlib.Path("workshop/runner/target/start/class-path").read_text().strip()
