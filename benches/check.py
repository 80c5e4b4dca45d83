#!/usr/bin/env python3
"""What `assess check` costs, against the tools a rubric author would run instead.

    pip install yamllint check-jsonschema
    cargo build --release
    python3 benches/check.py

Prints, from one run on one machine: the whole process on the main rubric with its cases, paired with yamllint plus
check-jsonschema on the same file (the pairs run in turn, the ratio is taken pair by pair); and how the time grows
for 10, 100 and 1,000 rubric files.
"""

import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASSESS = ROOT / "target/release/assess"
RUBRIC = ROOT / "rubrics/digital-government.yaml"
CASES = ROOT / "rubrics/digital-government.cases.yaml"


def run(*command):
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, done.returncode


def check(*paths):
    seconds, code = run(ASSESS, "check", *paths)
    if code == 2:
        sys.exit("assess check failed")
    return seconds


def main():
    if not ASSESS.exists():
        sys.exit("build it first: cargo build --release")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        alone = [check(RUBRIC, CASES) for _ in range(25)][5:]
        print(f"assess check, the main rubric with its cases: median {statistics.median(alone) * 1000:.1f} ms")
        peers = shutil.which("yamllint") and shutil.which("check-jsonschema")
        if peers:
            schema = folder / "rubric.schema.json"
            schema.write_text(subprocess.check_output([ASSESS, "schema", "rubric"], text=True))
            json.loads(schema.read_text())
            ratios, others = [], []
            for pair in range(7):
                ours = check(RUBRIC)
                lint, _ = run("yamllint", "-d", "relaxed", RUBRIC)
                validate, _ = run("check-jsonschema", "--schemafile", schema, RUBRIC)
                if pair:  # The first pair warms the caches.
                    ratios.append((lint + validate) / ours)
                    others.append(lint + validate)
            print(f"yamllint + check-jsonschema, the same file: median {statistics.median(others) * 1000:.0f} ms, "
                  f"{statistics.median(ratios):.0f} times (pairs: {min(ratios):.0f} to {max(ratios):.0f})")
        else:
            print("yamllint and check-jsonschema are not installed: skipped")
        text = RUBRIC.read_text()
        for count in (10, 100, 1000):
            many = folder / str(count)
            many.mkdir()
            for number in range(count):
                (many / f"rubric-{number}.yaml").write_text(
                    text.replace("rubric: digital-government", f"rubric: rubric-{number}", 1))
            seconds = min(check(many) for _ in range(3))
            print(f"{count:>5} rubric files: {seconds * 1000:8.1f} ms, {seconds / count * 1000:.2f} ms a file")


if __name__ == "__main__":
    main()
