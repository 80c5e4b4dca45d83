#!/usr/bin/env python3
"""The job with polars, lazily from file to file: polars_wide.py RUBRIC.json ANSWERS.csv|.parquet OUT.csv"""

import sys

import polars as pl

from rule import FULL, FULLY, HALF, LARGELY, NOT_APPLICABLE, cell, gates, load

INT = pl.Int64
rubric_path, source, out = sys.argv[1:]
rubric = load(rubric_path)
stages = range(len(rubric["stages"]))
dimensions = list(enumerate(rubric["dimensions"]))


def half_up(numerator, denominator):
    """Null where the denominator is 0: an empty cell."""
    return (2 * numerator + denominator) // (2 * denominator)


def number(question):
    return pl.col(question["id"]).cast(pl.Float64, strict=False)


def achievement(question):
    answer = pl.col(question["id"])
    if question["kind"] == "yes_no":
        worth = pl.when(answer == "yes").then(FULL)
    elif question["kind"] == "percent":
        worth = pl.when(number(question) >= question["hi"]).then(FULL)
        worth = worth.when(number(question) >= question["lo"]).then(HALF)
    else:
        worth = pl
        for name, value in question["values"].items():
            worth = worth.when(answer == name).then(value * FULL // 100)
    return worth.otherwise(0).cast(INT)


def weight(question):
    """Blank keeps its weight; not applicable has none."""
    return pl.when(pl.col(question["id"]) == NOT_APPLICABLE).then(0).otherwise(question["weight"]).cast(INT)


def passes(gate):
    answer = pl.col(gate["id"])
    if gate["kind"] == "yes_no":
        met = answer == "yes"
    elif gate["kind"] == "percent":
        met = number(gate) >= (gate["lo"] if gate["gate"] == "partial" else gate["hi"])
    else:
        met = answer == max(gate["values"], key=gate["values"].get)
    return (met | (answer == NOT_APPLICABLE)).fill_null(False)


def coverage(dimension, stage):
    questions = cell(rubric, dimension, stage)
    points = sum(achievement(question) * question["weight"] for question in questions)
    return half_up(points, sum(map(weight, questions)))


def overall(stage):
    columns = [(pl.col(f"c{at}{stage}"), dimension["weight"]) for at, dimension in dimensions]
    points = sum(column.fill_null(0) * own for column, own in columns)
    return half_up(points, sum(column.is_not_null().cast(INT) * own for column, own in columns))


totals = [pl.col(f"C{s}") for s in stages]
# A stage is reached over 50 %, if every stage below is empty or over 85 %, and no gate up to it is open.
reached, way = [], pl.lit(True)
for s in stages:
    way &= pl.col(f"passes{s}")
    reached.append(way & (totals[s] > LARGELY))
    way &= totals[s].is_null() | (totals[s] > FULLY)
stage = pl
for s in reversed(stages):
    stage = stage.when(reached[s]).then(pl.lit(rubric["stages"][s]))
index = half_up(sum(total.fill_null(0) for total in totals), sum(total.is_not_null().cast(INT) for total in totals))


def column_type(question):
    """Words as an enumeration, which is quicker to compare and fails on any other; numbers as text, because of `na`."""
    if question["kind"] == "percent":
        return pl.String
    return pl.Enum([*question.get("values", ["yes", "no"]), NOT_APPLICABLE])


if source.endswith(".parquet"):
    table = pl.scan_parquet(source)
else:
    schema = {question["id"]: column_type(question) for question in rubric["questions"]}
    table = pl.scan_csv(source, schema={"agency": pl.String, **schema})
(
    table.select(
        "agency",
        *(coverage(at, s).alias(f"c{at}{s}") for at, _ in dimensions for s in stages),
        *(pl.all_horizontal(map(passes, gates(rubric, s))).alias(f"passes{s}") for s in stages),
    )
    .select("agency", *(overall(s).alias(f"C{s}") for s in stages), *(f"passes{s}" for s in stages))
    .select("agency", stage.otherwise(pl.lit("none")).alias("stage"), (index / 10_000).alias("index"))
    .sink_csv(out, float_precision=4)
)
