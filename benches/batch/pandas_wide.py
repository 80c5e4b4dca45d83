#!/usr/bin/env python3
"""The job with pandas and numpy, column by column: pandas_wide.py RUBRIC.json ANSWERS.csv|.parquet OUT.csv"""

import sys

import numpy as np
import pandas as pd

from rule import FULL, FULLY, HALF, LARGELY, NOT_APPLICABLE, load

rubric_path, source, out = sys.argv[1:]
rubric = load(rubric_path)
if source.endswith(".parquet"):
    table = pd.read_parquet(source)
else:
    table = pd.read_csv(source, engine="pyarrow", dtype=str, keep_default_na=False)
shape = (len(rubric["dimensions"]), len(rubric["stages"]), len(table))
points, weights = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
closed = np.ones(shape[1:], bool)


def half_up(numerator, denominator):
    """0 where the denominator is 0; callers look."""
    return (2 * numerator + denominator) // np.maximum(2 * denominator, 1)


for question in rubric["questions"]:
    column = table[question["id"]]
    applies = (column != NOT_APPLICABLE).to_numpy(bool)
    if question["kind"] == "percent":
        value = pd.to_numeric(column, errors="coerce").to_numpy(float)
        achieved = np.where(value >= question["hi"], FULL, np.where(value >= question["lo"], HALF, 0))
    else:
        values = question.get("values", {"yes": 100})
        achieved = sum((column == name).to_numpy(bool) * (value * FULL // 100) for name, value in values.items())
    at = question["dimension"], question["stage"]
    points[at] += question["weight"] * achieved
    weights[at] += question["weight"] * applies
    if question["gate"]:
        closed[question["stage"]] &= ~applies | (achieved >= (HALF if question["gate"] == "partial" else FULL))
own = np.array([dimension["weight"] for dimension in rubric["dimensions"]])[:, None, None]
known = weights > 0
coverage = half_up(points, weights)
total, weight = (own * known * coverage).sum(0), (own * known).sum(0)
known = weight > 0
overall = half_up(total, weight)
stage = np.full(len(table), "none", object)
way = np.ones(len(table), bool)
for at, name in enumerate(rubric["stages"]):
    way &= closed[at]
    stage[way & known[at] & (overall[at] > LARGELY)] = name
    way &= ~known[at] | (overall[at] > FULLY)
index = np.where(known.any(0), half_up((known * overall).sum(0), known.sum(0)) / 10_000, np.nan)
result = pd.DataFrame({"agency": table["agency"], "stage": stage, "index": index})
result.to_csv(out, index=False, float_format="%.4f")
