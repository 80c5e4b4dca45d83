"""The scoring rule once, in whole numbers: what every script of the race has to agree with.

An achievement, a coverage and the index are parts per million, rounded half up at each named node:

* achievement: 0, one half or 1; of a choice, its value / 100;
* coverage of a dimension at a stage: the weighted mean over its questions there; overall: over the dimensions;
* index: the mean of the overall coverages.

A blank answer counts as not met and leaves its gate open; one that is not applicable leaves the mean, and its gate
passes. A cell without an applicable question is empty and leaves the mean above it. The stage reached is the highest
with more than 50 % there and more than 85 % at every stage below, and no open gate up to it.
"""

import json

FULL, HALF = 1_000_000, 500_000
LARGELY, FULLY = 500_000, 850_000
NOT_APPLICABLE = "na"
HEADER = "agency,stage,index"


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def percent(ppm):
    """Parts per million as percent with four decimals; nothing for an index that does not exist."""
    return "" if ppm is None else f"{ppm // 10_000}.{ppm % 10_000:04}"


def load(path):
    with open(path) as file:
        return json.load(file)


def cell(rubric, dimension, stage):
    """The questions of a dimension at a stage."""
    return [q for q in rubric["questions"] if q["dimension"] == dimension and q["stage"] == stage]


def gates(rubric, stage):
    """The questions of a stage that are gates."""
    return [q for q in rubric["questions"] if q["stage"] == stage and q["gate"]]


def worth(question):
    """A function from the text of an answer to its achievement; it fails on what is not an answer."""
    if question["kind"] == "yes_no":
        return {"yes": FULL, "no": 0, "": 0}.__getitem__
    if question["kind"] == "choice":
        values = {name: value * FULL // 100 for name, value in question["values"].items()}
        return {**values, "": 0}.__getitem__
    lo, hi = question["lo"], question["hi"]

    def of_percentage(text):
        # Thresholds are whole numbers, so comparing floats with them is exact.
        value = float(text) if text else -1.0
        return FULL if value >= hi else HALF if value >= lo else 0

    return of_percentage


class Scorer:
    """Scores one agency at a time."""

    def __init__(self, rubric):
        self.stages = [*rubric["stages"]]
        self.names = ["none", *self.stages]
        self.weights = [dimension["weight"] for dimension in rubric["dimensions"]]
        needed = {None: 0, "partial": HALF, "full": FULL}
        self.questions = [
            (q["dimension"] * len(self.stages) + q["stage"], q["stage"], q["weight"], worth(q), needed[q["gate"]])
            for q in rubric["questions"]
        ]

    def score(self, answers):
        """The number of the stage reached and the index, of the answers as texts in the order of the questions."""
        count = len(self.stages)
        points, weights = [0] * (count * len(self.weights)), [0] * (count * len(self.weights))
        closed = count  # the stages below the lowest open gate
        for (at, stage, weight, worth, needed), answer in zip(self.questions, answers):
            if answer == NOT_APPLICABLE:
                continue
            achievement = worth(answer)
            points[at] += weight * achievement
            weights[at] += weight
            if achievement < needed and stage < closed:
                closed = stage
        overall = []
        for stage in range(count):
            total = weight = 0
            for own, at in zip(self.weights, range(stage, len(points), count)):
                if weights[at]:
                    total += own * half_up(points[at], weights[at])
                    weight += own
            overall.append(half_up(total, weight) if weight else None)
        reached = 0
        for stage, coverage in enumerate(overall[:closed]):
            if coverage is None:
                continue
            if coverage > LARGELY:
                reached = stage + 1
            if coverage <= FULLY:
                break
        known = [coverage for coverage in overall if coverage is not None]
        return reached, half_up(sum(known), len(known)) if known else None

    def line(self, code, answers):
        """The line of an agency in the result."""
        stage, index = self.score(answers)
        return f"{code},{self.names[stage]},{percent(index)}\n"
