"""What both suites came to, as the last lines of a log: what failed, by name and with the line that says why.

Usage: verdict.py RESULTS...   JUnit files, as pytest writes them

A desktop test that did not really run counts as a failure: silence there would hide the product's main job.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

DESKTOP = "desktop"
LONGEST_LINE = 300


def complaints(path: Path) -> Iterator[str]:
    """All that is wrong with one suite."""
    suite = path.stem
    if not path.is_file():
        yield f"the {suite} suite left no result: it ended before its end, see above"
        return
    root = ET.parse(path).getroot()
    ran = 0
    for case in root.iter("testcase"):
        ran += 1
        name = f"{case.get('classname')}::{case.get('name')}"
        for kind in ("failure", "error", "skipped"):
            for found in case.iter(kind):
                if kind != "skipped" or suite == DESKTOP:
                    why = (found.get("message") or "").strip().partition("\n")[0]
                    yield f"{suite} {kind}: {name}: {why[:LONGEST_LINE]}"
    if ran == 0:
        yield f"no test of the {suite} suite ran"


def summary(path: Path) -> str:
    """How many ran, and how long."""
    suites = [*ET.parse(path).getroot().iter("testsuite")]
    ran = sum(int(suite.get("tests", 0)) for suite in suites)
    took_s = sum(float(suite.get("time", 0)) for suite in suites)
    return f"{path.stem} suite: {ran} tests in {took_s:.0f} s"


def main(paths: list[Path]) -> int:
    """Say it; 1 where anything is wrong."""
    wrong = [line for path in paths for line in complaints(path)]
    for line in wrong:
        print(line)
    for path in paths:
        if path.is_file():
            print(summary(path))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
