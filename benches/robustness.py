#!/usr/bin/env python3
"""`assess batch --robustness` beside numpy doing the same: user and system CPU on one core, in turn, medians of several rounds.

    cargo build --release
    python3 benches/robustness.py --assess target/release/assess

What is compared: 34 agencies, 10,000 draws of the weights at the top, stage and index of every agency in every draw, ranks,
their 5 and 95 percent points, the share of draws at each stage and of those ahead of each other agency. numpy is given the
coverages of the top dimensions, which the tool finds itself; the stage is found by the thresholds of the rubric alone, so its
gates are handed over as the highest stage that they leave open. Both have to agree on every number, or nothing is measured.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DRAWS, SPREAD = 10_000, 250_000


def cpu(command, **kept):
    """The CPU seconds of a command, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_numpy(path):
    """The same figures by numpy, from what `prepare` wrote."""
    import numpy as np

    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    weights = np.array(given["weights"], dtype=np.uint64)
    cells = np.array(given["cells"], dtype=np.int64)  # agency, dimension, column; -1 where nothing applies
    opened, rows, stages = np.array(given["open"]), given["rows"], given["stages"]
    n, slots, columns = cells.shape
    with np.errstate(over="ignore"):
        z = np.uint64(given["seed"]) + (np.arange(DRAWS * slots, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
        # floor(z * k / 2^64) for k < 2^20, in two halves.
        k, low = np.uint64(2 * SPREAD + 1), z & np.uint64(0xFFFFFFFF)
        below = ((z >> np.uint64(32)) * k + ((low * k) >> np.uint64(32))) >> np.uint64(32)
    factors = (below + np.uint64(1_000_000 - SPREAD)).reshape(DRAWS, slots) * weights
    applies = (cells >= 0).astype(np.int64)
    coverage = np.zeros((DRAWS, n, columns), dtype=np.int64)
    factors = factors.astype(np.int64)
    for column in range(columns):
        points = factors @ np.where(cells[:, :, column] < 0, 0, cells[:, :, column]).T
        whole = factors @ applies[:, :, column].T
        coverage[:, :, column] = (points + whole // 2) // np.maximum(whole, 1)
    index = (coverage.sum(axis=2) + columns // 2) // columns
    stage = np.zeros((DRAWS, n), dtype=np.int64)
    for at in range(1, stages + 1):
        passes = np.all([coverage[:, :, column] >= least for column, least in rows[at - 1]], axis=0)
        stage = np.where(passes & (opened >= at), at, stage)
    key = stage * 2_000_000 + index
    ahead = np.zeros((n, n), dtype=np.int64)
    rank = np.ones((DRAWS, n), dtype=np.int64)
    for other in range(n):
        above = key[:, other : other + 1] > key
        rank += above
        ahead[other] = above.sum(axis=0)
    order = np.sort(rank, axis=0)
    return {
        "stages": [[int((stage[:, at] == number).sum()) for number in range(stages + 1)] for at in range(n)],
        "p5": order[DRAWS * 5 // 100 - 1].tolist(),
        "p95": order[DRAWS * 95 // 100 - 1].tolist(),
        "ahead": ahead.tolist(),
    }


def prepare(assess, sheets, path):
    """Writes what numpy is given, taken from results of single agencies."""
    lines = subprocess.run([assess, "batch", sheets, "--format", "jsonl"], check=True, capture_output=True, text=True)
    results = [json.loads(line) for line in lines.stdout.splitlines()]
    first = results[0]
    ids = [stage["id"] for stage in first["stages"]]
    tops = [dimension["id"] for dimension in first["dimensions"] if dimension["parent"] is None]
    weights = [float(next(d for d in first["dimensions"] if d["id"] == top)["weight"]) for top in tops]
    least = lambda asked: asked["coverage_ppm"] + (1 if asked["over"] else 0)
    rows = [[(ids.index(asked["stage"]), least(asked)) for asked in stage["requires"]] for stage in first["stages"]]
    cells, opened = [], []
    for result in results:
        own = {d["id"]: [-1 if c["coverage_ppm"] is None else c["coverage_ppm"] for c in d["cells"]] for d in result["dimensions"]}
        cells.append([own[top] for top in tops])
        closed = [at for at, stage in enumerate(result["stages"]) if stage["open_gates"]]
        opened.append(closed[0] if closed else len(ids))
    scale = 1 if all(weight.is_integer() for weight in weights) else 1000
    given = {"seed": 1, "weights": [round(weight * scale) for weight in weights], "cells": cells, "open": opened,
             "rows": rows, "stages": len(ids)}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(given, file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assess", default="target/release/assess")
    parser.add_argument("--sheets", default=os.path.join(HERE, "..", "examples", "provinces"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--work", default="/tmp/assess-robustness.json")
    parser.add_argument("--numpy", action="store_true", help="only do it by numpy, which is what a round runs")
    args = parser.parse_args()
    if args.numpy:
        by_numpy(args.work)
        return
    prepare(args.assess, args.sheets, args.work)
    whole = subprocess.run([args.assess, "batch", args.sheets, "--robustness", "--format", "json"], check=True,
                           capture_output=True, text=True)
    firm = [agency["robustness"] for agency in json.loads(whole.stdout)["agencies"]]
    found = by_numpy(args.work)
    for at, own in enumerate(firm):
        assert [stage["draws"] for stage in own["stages"]] == found["stages"][at], at
        assert (own["rank_p5"], own["rank_p95"]) == (found["p5"][at], found["p95"][at]), at
        assert [0 if draws is None else draws for draws in own["ahead_draws"]] == found["ahead"][at], at
    print(f"{len(firm)} agencies x {DRAWS} draws: every number is the same")
    plain = [args.assess, "batch", args.sheets, "--threads", "1", "--format", "json"]
    one = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    times = {"assess": [], "assess without": [], "assess --plans": [], "numpy": [], "numpy, imported": []}
    for _ in range(args.rounds):
        times["assess"].append(cpu([*plain, "--robustness"]))
        times["numpy"].append(cpu([sys.executable, __file__, "--numpy", "--work", args.work], env=one))
        times["assess without"].append(cpu(plain))
        times["assess --plans"].append(cpu([*plain, "--plans"]))
        times["numpy, imported"].append(cpu([sys.executable, "-c", "import numpy"], env=one))
    middle = {name: statistics.median(all_of) for name, all_of in times.items()}
    for name, seconds in middle.items():
        print(f"{name:16} {seconds * 1000:8.1f} ms of CPU (median of {args.rounds})")
    drawn = middle["assess"] - middle["assess without"]
    print(f"draws alone: assess {drawn * 1000:.1f} ms, numpy {(middle['numpy'] - middle['numpy, imported']) * 1000:.1f} ms")
    plans = (middle["assess --plans"] - middle["assess without"]) / len(firm)
    print(f"--plans: {plans * 1000:.2f} ms an agency")
    assert middle["assess"] < 1, "more than a second of CPU"


if __name__ == "__main__":
    main()
