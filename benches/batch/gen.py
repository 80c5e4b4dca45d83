#!/usr/bin/env python3
"""Writes the workload of the race: a made-up rubric, and the answers of made-up agencies.

    python3 gen.py DIR SIZES...

The rubric has 7 dimensions x 5 stages x 2 questions = 70: 40 yes/no, 20 percentages with two thresholds (full and half
credit) and 10 choices with values (linear credit). Two dimensions hold gates, one at each stage. Of the answers, 3 %
are blank and 2 % not applicable. In DIR:

    rubric.yaml    the rubric, for assess             rubric.json     the same, for the scripts
    map.toml       which column of the table is what
    answers_N.csv, answers_N.parquet                  one row for each of N agencies
    mixed_N.csv    the same answers in a table as people have it: kinds, names, periods, quoted evidence, remarks with line
                   breaks, and a column for the reason why a question does not apply; for N up to 100,000
    sheets_N/      one answer sheet an agency, for N up to 10,000

The same seed gives the same answers under the same version of numpy.
"""

import json
import os
import pathlib
import sys

import numpy as np
import polars as pl

SEED = 20260721
STAGES = ["ad-hoc", "aware", "managed", "data-driven", "data-centric"]
DIMENSIONS = [  # id, weight, whether it holds gates
    ("governance", 3, True),
    ("architecture", 2, False),
    ("quality", 2, False),
    ("sharing", 2, False),
    ("analytics", 2, False),
    ("people", 1, False),
    ("security", 2, True),
]
VALUES = {"a": 0, "b": 30, "c": 70, "d": 100}
MOST_SHEETS = 10_000
MOST_MIXED = 100_000
REASON = "outside the remit of the agency"


def rubric():
    rng = np.random.default_rng(SEED)
    kinds = np.array(["yes_no"] * 40 + ["percent"] * 20 + ["choice"] * 10)[rng.permutation(70)]
    questions = []
    for dimension, (_, _, gated) in enumerate(DIMENSIONS):
        for stage in range(len(STAGES)):
            for first in (True, False):
                kind = str(kinds[len(questions)])
                question = {"id": f"q{len(questions) + 1:02}", "dimension": dimension, "stage": stage,
                            "kind": kind, "weight": int(rng.integers(1, 4)), "gate": None}
                if kind == "percent":
                    question["lo"] = int(rng.integers(20, 50))
                    question["hi"] = int(rng.integers(question["lo"] + 15, 91))
                if kind == "choice":
                    question["values"] = VALUES
                if gated and first:
                    question["gate"] = "partial" if kind == "percent" else "full"
                questions.append(question)
    return {
        "stages": STAGES,
        "dimensions": [{"id": name, "weight": weight} for name, weight, _ in DIMENSIONS],
        "questions": questions,
    }


def rubric_yaml(rubric):
    lines = [
        "# A made-up rubric, to measure with.",
        "# assess: ignore-file[gate-allows-na] a rubric to measure with: every question takes every kind of answer",
        "# assess: ignore-file[dominant-criterion] a rubric to measure with: its weights are drawn by lot",
        "# assess: ignore-file[near-duplicate-question] a rubric to measure with: its questions are numbered",
        "rubric: race",
        "version: 1.0.0",
        "title: A made-up rubric to measure with",
        "languages: [en]",
        "stages:",
        *(f"  - {{id: {stage}, title: {stage.capitalize()}}}" for stage in STAGES),
        "verdict:",
        "  method: staged",
        "dimensions:",
    ]
    for at, dimension in enumerate(rubric["dimensions"]):
        lines += [
            f"  - id: {dimension['id']}",
            f"    title: {dimension['id'].capitalize()}",
            f"    weight: {dimension['weight']}",
            "    questions:",
        ]
        for question in rubric["questions"]:
            if question["dimension"] == at:
                lines += question_yaml(question, dimension["id"])
    return "\n".join(lines) + "\n"


def question_yaml(question, dimension):
    kind, stage = question["kind"], STAGES[question["stage"]]
    if kind == "yes_no":
        target = "is: yes"
    elif kind == "percent":
        target = f"at_least: {question['hi']}, partial: {question['lo']}"
    else:
        target = f"at_least: {VALUES['d']}"
    gate = {None: "", "full": ", gate: true", "partial": ", gate: partial"}[question["gate"]]
    lines = [
        f"      - id: {question['id']}",
        f"        ask: What does item {question['id'][1:]} of {dimension} at the stage {stage} look like?",
        f"        answer: {kind}",
    ]
    if kind == "choice":
        lines.append("        options:")
        lines += [f"          - {{id: {name}, title: Option {name}, value: {value}}}"
                  for name, value in VALUES.items()]
    return lines + [
        f"        targets: {{{stage}: {{{target}{gate}, basis: design-choice}}}}",
        f"        weight: {question['weight']}",
        "        allow_na: true",
        f"        evidence: The record of item {question['id'][1:]}.",
        f"        recommend: Work on item {question['id'][1:]}.",
        "        effort: medium",
    ]


MAP = f"""\
# How to read the table: which column is the agency's code, and what a cell may hold besides an answer.
# A column whose name is the id of a question holds its answers; an empty cell is a question without an answer.
[columns]
code = "agency"

[values]
not_applicable = ["na"]
reason = "{REASON}"
"""


def answers(rubric, n):
    """Each question with its column of answers, as texts."""
    rng = np.random.default_rng(SEED + n)
    maturity = rng.normal(3.2, 1.3, size=n)
    maturity = maturity[:, None] + rng.normal(0, 0.6, size=(n, len(DIMENSIONS)))
    for question in rubric["questions"]:
        z = 1.9 * (maturity[:, question["dimension"]] - (question["stage"] + 1) + 0.9)
        p = 1 / (1 + np.exp(-z))
        u = rng.random(n)
        if question["kind"] == "yes_no":
            column = np.where(u < p, "yes", "no").astype(object)
        elif question["kind"] == "percent":
            x = np.clip(100 * (0.75 * p + 0.25 * u) + rng.normal(0, 6, n), 0, 100)
            column = np.char.mod("%.1f", np.round(x, 1)).astype(object)
        else:
            k = np.clip(np.floor(p * 4 * 0.8 + u * 0.8 * 1.2), 0, 3).astype(int)
            column = np.array(list(VALUES), dtype=object)[k]
        r = rng.random(n)
        column[r < 0.03] = ""
        column[(r >= 0.03) & (r < 0.05)] = "na"
        yield pl.Series(question["id"], list(map(str, column)), dtype=pl.String)


def sheet(code, questions, row):
    lines = [f"agency: {{name: {code}, code: {code}}}", "period: 2026-Q2", "answers:"]
    for question, value in zip(questions, row):
        value = f'{{na: "{REASON}"}}' if value == "na" else value
        lines.append(f"  {question}: {value}".rstrip())
    return "\n".join(lines) + "\n"


def mixed(out, n, table):
    """The table as people have it."""
    rng = np.random.default_rng(SEED + n + 1)
    kinds = np.array(["province", "department", "commune", ""])[rng.integers(0, 4, n)]
    columns = {"code": table["agency"], "name": pl.Series([f"Đơn vị Minh Họa {at}, cụm {at % 7}" for at in range(n)]),
               "kind": pl.Series(kinds), "period": pl.Series(["2026-Q3"] * n)}
    for at, question in enumerate(table.columns[1:]):
        cells = table[question].to_numpy()
        shown = rng.random(n) < 0.4
        documents = [f"QĐ {number}/2026, mục {number % 9}" if is_shown and cell not in ("", "na") else ""
                     for number, is_shown, cell in zip(rng.integers(1, 999, n), shown, cells)]
        columns[question] = pl.Series(np.where(cells == "na", "", cells))
        columns[f"{question}.evidence"] = pl.Series(documents)
        columns[f"{question}.na"] = pl.Series(np.where(cells == "na", REASON, ""))
        if at % 7 == 0:
            has_note = rng.random(n) < 0.1
            notes = [f"Rà soát lần {number};\nchờ \"xác nhận\"" if has else "" for number, has in enumerate(has_note)]
            columns[f"{question}.note"] = pl.Series(notes)
    part = out / f"mixed_{n}.csv.part"
    # An empty cell is nothing between two commas, as spreadsheets write it.
    table = pl.DataFrame(columns)
    table.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String))).write_csv(part)
    os.replace(part, out / f"mixed_{n}.csv")


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    model = rubric()
    (out / "rubric.yaml").write_text(rubric_yaml(model))
    (out / "rubric.json").write_text(json.dumps(model, indent=1) + "\n")
    (out / "map.toml").write_text(MAP)
    for n in map(int, sys.argv[2:]):
        codes = pl.Series("agency", [f"P{at:07}" for at in range(n)])
        table = pl.DataFrame([codes, *answers(model, n)])
        if n <= MOST_SHEETS:
            folder = out / f"sheets_{n}"
            folder.mkdir(exist_ok=True)
            for code, *row in table.iter_rows():
                (folder / f"{code}.yaml").write_text(sheet(code, table.columns[1:], row))
        blank_as_null = table.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
        blank_as_null.write_parquet(out / f"answers_{n}.parquet", compression="zstd")
        if n <= MOST_MIXED:
            mixed(out, n, table)
        # Last, and under its name only when complete: a table that is there is ready.
        part = out / f"answers_{n}.csv.part"
        table.write_csv(part, quote_style="never")
        os.replace(part, out / f"answers_{n}.csv")


if __name__ == "__main__":
    main()
