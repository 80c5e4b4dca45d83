#!/usr/bin/env python3
"""How long forms take to be written and read, whole process, and how large they are, beside what they may be.

    python3 benches/forms.py --assess target/release/assess
"""
import argparse
import gzip
import os
import statistics
import subprocess
import tempfile
import time

# The most milliseconds and bytes, and the most bytes of gzip.
LIMITS = {"xlsx": (25, 60_000, None), "html": (15, 250_000, 50_000), "yaml": (15, None, None),
          "toml": (15, None, None), "csv": (15, None, None), "xlsform": (25, 60_000, None)}


def median(command, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--assess", default="target/release/assess")
parser.add_argument("--rubric", default="digital-government")
parser.add_argument("--runs", type=int, default=21)
given = parser.parse_args()
nothing = median(["true"], given.runs)
print(f"a program that does nothing: {nothing:.1f} ms; each figure is the median of {given.runs} whole processes")
with tempfile.TemporaryDirectory() as folder:
    for name, (most_ms, most_bytes, most_gzip) in LIMITS.items():
        path = os.path.join(folder, f"form.{'x.xlsx' if name == 'xlsform' else name}")
        write = [given.assess, "form", "--rubric", given.rubric, "--no-config", "--force", "-q", "--format", f"{name}={path}"]
        took = median(write, given.runs)
        with open(path, "rb") as file:
            data = file.read()
        packed = len(gzip.compress(data, 9))
        read = ""
        if name in ("xlsx", "yaml", "toml", "csv"):
            sheet = [given.assess, path, "--rubric", given.rubric, "--no-config", "-q"]
            read = f", read and assessed in {median(sheet, given.runs):.1f} ms"
        bounds = [(took, most_ms), (len(data), most_bytes), (packed, most_gzip)]
        over = "  OVER" if any(most is not None and own > most for own, most in bounds) else ""
        print(f"{name}: written in {took:.1f} ms (≤ {most_ms}), {len(data)} bytes (≤ {most_bytes or 'any'}), "
              f"gzip {packed} (≤ {most_gzip or 'any'}){read}{over}")
