#!/usr/bin/env python3
"""The job in plain Python, row by row: pure_csv.py RUBRIC.json ANSWERS.csv OUT.csv"""

import csv
import sys

import rule

rubric_path, source, out = sys.argv[1:]
rubric = rule.load(rubric_path)
scorer = rule.Scorer(rubric)
with open(source, newline="") as answers, open(out, "w") as result:
    rows = csv.reader(answers)
    header = next(rows)
    code = header.index("agency")
    columns = [header.index(question["id"]) for question in rubric["questions"]]
    result.write(rule.HEADER + "\n")
    for row in rows:
        result.write(scorer.line(row[code], [row[at] for at in columns]))
