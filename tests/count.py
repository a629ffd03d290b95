"""Adds up JUnit reports: count.py REPORT.xml ...; prints "N passed, M failed, K skipped" and exits 1 when something failed."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main() -> int:
    total = failed = skipped = 0
    for path in sys.argv[1:]:
        if not Path(path).exists():
            failed += 1  # a runner that wrote no report did not end well
            continue
        root = ElementTree.parse(path).getroot()
        for suite in [root] if root.tag == "testsuite" else root.findall("testsuite"):
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0)) + int(suite.get("disabled", 0))
    print(f"{total - failed - skipped} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
