#!/usr/bin/env python3
"""The job with DuckDB, SQL made from the rubric: duck.py RUBRIC.json ANSWERS.csv|.parquet OUT.csv"""

import sys

import duckdb

from rule import FULL, FULLY, HALF, LARGELY, NOT_APPLICABLE, cell, gates, load

rubric_path, source, out = sys.argv[1:]
rubric = load(rubric_path)
stages = range(len(rubric["stages"]))
dimensions = list(enumerate(rubric["dimensions"]))


def half_up(numerator, denominator):
    """NULL where the denominator is 0: an empty cell."""
    return f"(2 * ({numerator}) + ({denominator})) // nullif(2 * ({denominator}), 0)"


def number(question):
    return f"TRY_CAST({question['id']} AS DOUBLE)"


def achievement(question):
    if question["kind"] == "yes_no":
        return f"CASE WHEN {question['id']} = 'yes' THEN {FULL} ELSE 0 END"
    if question["kind"] == "percent":
        value, lo, hi = number(question), question["lo"], question["hi"]
        return f"CASE WHEN {value} >= {hi} THEN {FULL} WHEN {value} >= {lo} THEN {HALF} ELSE 0 END"
    worth = " ".join(f"WHEN '{name}' THEN {value * FULL // 100}" for name, value in question["values"].items())
    return f"CASE {question['id']} {worth} ELSE 0 END"


def weight(question):
    """Blank keeps its weight; not applicable has none."""
    return f"CASE WHEN {question['id']} = '{NOT_APPLICABLE}' THEN 0 ELSE {question['weight']} END"


def passes(gate):
    if gate["kind"] == "yes_no":
        met = f"{gate['id']} = 'yes'"
    elif gate["kind"] == "percent":
        met = f"{number(gate)} >= {gate['lo'] if gate['gate'] == 'partial' else gate['hi']}"
    else:
        met = f"{gate['id']} = '{max(gate['values'], key=gate['values'].get)}'"
    return f"coalesce({met} OR {gate['id']} = '{NOT_APPLICABLE}', false)"


def coverage(dimension, stage):
    questions = cell(rubric, dimension, stage)
    points = " + ".join(f"{question['weight']} * ({achievement(question)})" for question in questions)
    return half_up(points, " + ".join(map(weight, questions)))


def overall(stage):
    columns = [(f"c{at}{stage}", dimension["weight"]) for at, dimension in dimensions]
    points = " + ".join(f"{own} * coalesce({column}, 0)" for column, own in columns)
    return half_up(points, " + ".join(f"{own} * ({column} IS NOT NULL)::BIGINT" for column, own in columns))


def reached(stage):
    below = [f"gates{s} AND coalesce(o{s} > {FULLY}, true)" for s in stages[:stage]]
    return " AND ".join([*below, f"gates{stage}", f"o{stage} > {LARGELY}"])


def aliases(expressions):
    return ", ".join(f"{expression} AS {name}" for name, expression in expressions)


cells = aliases((f"c{at}{s}", coverage(at, s)) for at, _ in dimensions for s in stages)
closed = aliases((f"gates{s}", " AND ".join(map(passes, gates(rubric, s)))) for s in stages)
whole = aliases((f"o{s}", overall(s)) for s in stages)
stage = " ".join(f"WHEN {reached(s)} THEN '{rubric['stages'][s]}'" for s in reversed(stages))
index = half_up(" + ".join(f"coalesce(o{s}, 0)" for s in stages),
                " + ".join(f"(o{s} IS NOT NULL)::BIGINT" for s in stages))
if source.endswith(".parquet"):
    table = f"read_parquet('{source}')"
else:
    # Named, so that nothing has to be guessed; as text, because of `na`.
    columns = {column: "VARCHAR" for column in ["agency", *(question["id"] for question in rubric["questions"])]}
    table = f"read_csv('{source}', header = true, columns = {columns})"
duckdb.sql(f"""
    COPY (
        WITH cells AS (SELECT agency, {cells}, {closed} FROM {table}),
        overall AS (SELECT agency, {whole}, {", ".join(f"gates{s}" for s in stages)} FROM cells)
        SELECT agency, CASE {stage} ELSE 'none' END AS stage, printf('%.4f', ({index}) / 10000) AS index
        FROM overall
    ) TO '{out}' (HEADER)
""")
