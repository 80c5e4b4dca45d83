#!/usr/bin/env python3
"""The job on a folder of answer sheets, in plain Python: yaml_dir.py RUBRIC.json FOLDER OUT.csv [PROCESSES]

PyYAML with its C loader.
"""

import glob
import os
import sys

import yaml

import rule

RUBRIC = rule.load(sys.argv[1])
QUESTIONS = [question["id"] for question in RUBRIC["questions"]]
SCORER = rule.Scorer(RUBRIC)


def as_text(answer):
    # YAML 1.1 reads yes and no as booleans.
    if answer is True:
        return "yes"
    if answer is False:
        return "no"
    if answer is None:
        return ""
    return rule.NOT_APPLICABLE if isinstance(answer, dict) else str(answer)


def line(path):
    with open(path) as file:
        sheet = yaml.load(file, Loader=yaml.CSafeLoader)
    answers = sheet["answers"]
    return SCORER.line(sheet["agency"]["code"], [as_text(answers.get(question)) for question in QUESTIONS])


def main():
    paths = sorted(glob.glob(os.path.join(glob.escape(sys.argv[2]), "*.yaml")))
    processes = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    if processes > 1:
        import multiprocessing  # Not at the top: one process alone starts quicker without it.

        with multiprocessing.Pool(processes) as pool:
            lines = pool.map(line, paths, chunksize=64)
    else:
        lines = map(line, paths)
    with open(sys.argv[3], "w") as result:
        result.write(rule.HEADER + "\n")
        result.writelines(lines)


if __name__ == "__main__":
    main()
