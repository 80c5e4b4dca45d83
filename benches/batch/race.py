#!/usr/bin/env python3
"""`assess batch` against what a user would run instead: CPU seconds, peak memory, and whether all agree.

    cargo build --release
    python3 benches/batch/race.py --assess target/release/assess

Needs Python 3.11, cargo, and the first time a network for the packages of requirements.txt. Without `--assess` the
scripts run among themselves. Everything made, data and results, lies in the cache folder.

All commands of a workload run in turn, round by round, and a ratio is taken within its round: a machine whose speed
drifts moves both sides. What counts is CPU time (user + system, children included), because wall time on a machine
that others use says little. The first round warms the caches, compares every result to the last byte, and does not
count, except for commands that take so long that they run only once.
"""

import argparse
import hashlib
import json
import os
import pathlib
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys

import maps
import rule

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AGREE = [63, 10_000]
COUNTED = {"sheet-1": 40, "sheets-34": 40, "sheets-10000": 5, "mixed-20000": 7, "maps-100000": 7, "rows-1000": 15, "rows-10000": 9, "rows-100000": 5, "rows-1000000": 5}
ONCE_FROM = 1_000_000  # rows from which the slow scripts run once
SINGLE_SHEETS = 300
MOST_MIXED = 100_000  # as in gen.py


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assess", type=pathlib.Path, help="the release binary")
    parser.add_argument("--venv", type=pathlib.Path, help="a virtual environment that has requirements.txt")
    parser.add_argument("--baseline", type=pathlib.Path, help="the built baseline program")
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/race")
    parser.add_argument("--only", nargs="+", choices=["agree", *COUNTED], help="not all of it")
    parser.add_argument("--rounds", type=int, help="counted rounds of each workload")
    return parser.parse_args()


class Race:
    """The programs of the race and the commands that they are run with."""

    def __init__(self, options):
        self.cache = options.cache.resolve()
        self.data, self.out = self.cache / "data", self.cache / "out"
        self.out.mkdir(parents=True, exist_ok=True)
        self.assess = options.assess and options.assess.resolve()
        self.python = (options.venv.absolute() if options.venv else self.make_venv()) / "bin/python"
        self.baseline = options.baseline.resolve() if options.baseline else self.build_baseline()
        self.environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.cache / "pycache")}

    def make_venv(self):
        venv = self.cache / "venv"
        if not (venv / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
            install = [venv / "bin/python", "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"]
            subprocess.run(install, check=True)
            (venv / "ready").touch()
        return venv

    def build_baseline(self):
        target = self.cache / "baseline"
        manifest = HERE / "baseline/Cargo.toml"
        build = ["cargo", "build", "--release", "--locked", "--manifest-path", manifest, "--target-dir", target]
        subprocess.run(build, check=True)
        return target / "release/baseline"

    def generate(self, sizes):
        ready = lambda n: all((self.data / f"{name}_{n}.csv").exists() for name in  # noqa: E731
                              (["answers", "mixed"] if n <= MOST_MIXED else ["answers"]))
        missing = [n for n in sizes if not ready(n)]
        if missing:
            note(f"generating {missing}")
            subprocess.run([self.python, HERE / "gen.py", self.data, *map(str, missing)],
                           check=True, env=self.environment)

    def batch(self, data, out):
        """The arguments of `assess batch`: the one place that knows them."""
        table = [] if data.is_dir() else ["--map", self.data / "map.toml"]
        return [data, "--rubric", self.data / "rubric.yaml", *table, "--format", "csv",
                "--columns", "code,stage,index", "-o", out]

    def of_assess(self, data):
        if not self.assess:
            return []
        out = self.out / ("assess-sheets.csv" if data.is_dir() else "assess-table.csv")
        return [Command("assess batch", [self.assess, "batch", *self.batch(data, out)], out)]

    def script(self, title, name, data, *more, once=False):
        out = self.out / f"{title.replace(' ', '-').replace(',', '')}.csv"
        return Command(title, [self.python, HERE / name, self.data / "rubric.json", data, out, *more], out, once)

    def of_sheets(self, n):
        folder = self.data / f"sheets_{n}"
        nothing = Command("(nothing)", [self.baseline, "nothing", *self.batch(folder, self.out / "none.csv")])
        yaml = [
            Command("(events of the YAML parser)", [self.baseline, "events", folder]),
            Command("(the YAML as a tree)", [self.baseline, "tree", folder]),
        ]
        return [
            *self.of_assess(folder),
            self.script("PyYAML", "yaml_dir.py", folder),
            *([self.script("PyYAML, 2 processes", "yaml_dir.py", folder, "2")] if n > 1000 else []),
            *(yaml if n > 1000 else [nothing]),
        ]

    def of_one_sheet(self):
        sheet, out = ROOT / "examples/answers.yaml", self.out / "one.json"
        nothing = [self.baseline, "nothing", *self.batch(sheet, out)]
        return [Command("assess SHEET", [self.assess, sheet, "--format", "json"]), Command("(nothing)", nothing)]

    def of_mixed(self, n):
        """A table as people have it; what is compared is its result and that of the same answers in plain Python."""
        table, plain = self.data / f"mixed_{n}.csv", self.data / f"answers_{n}.csv"
        out = [self.out / f"mixed-{at}.csv" for at in range(3)]
        base = ["--rubric", self.data / "rubric.yaml", "--format", "csv"]
        run = lambda data, columns, out: [self.assess, "batch", data, *base, *columns, "-o", out]  # noqa: E731
        some, other = ["--columns", "code,stage,index"], ["--columns", "stage,code,index"]
        return [
            Command("(Python csv, merely reading)", [self.python, HERE / "read_csv.py", table]),
            Command("assess batch, by path", run(table, some, out[0]), out[0]),
            Command("assess batch, standard input", run("-", other, out[1]), stdin=table),
            Command("assess batch, all default columns and ranks", run(table, [], out[2])),
            self.script("Python csv", "pure_csv.py", plain, once=True),
        ]

    def of_maps(self, n):
        """The same answers in the ways of maps.py."""
        folder = self.data / f"maps_{n}"
        if not (folder / "utf-16.csv").exists():
            maps.write(self.data, n)
        def command(name):
            map, out = folder / f"{name}.toml", self.out / f"maps-{name}.csv"
            line = [self.assess, "batch", folder / f"{name}.csv", *(["--map", map] if map.exists() else []),
                    "--rubric", folder / "rubric.yaml", "--format", "csv", "--columns", "code,stage,index", "-o", out]
            return Command(name, line, out)
        return [command(name) for name in ["plain", *maps.MAPS, "utf-16"]]

    def of_rows(self, n, once):
        table, parquet = self.data / f"answers_{n}.csv", self.data / f"answers_{n}.parquet"
        return [
            *self.of_assess(table),
            self.script("polars", "polars_wide.py", table),
            self.script("DuckDB", "duck.py", table),
            self.script("pandas", "pandas_wide.py", table, once=once),
            self.script("Python csv", "pure_csv.py", table, once=once),
            self.script("polars, Parquet", "polars_wide.py", parquet),
            self.script("DuckDB, Parquet", "duck.py", parquet),
            Command("(split into fields)", [self.baseline, "split", table]),
        ]

    def workload(self, name):
        kind, n = name.split("-")
        if kind == "sheet":
            return self.of_one_sheet()
        self.generate([int(n)])
        if kind in ("mixed", "maps"):
            return self.of_mixed(int(n)) if kind == "mixed" else self.of_maps(int(n))
        return self.of_sheets(int(n)) if kind == "sheets" else self.of_rows(int(n), int(n) >= ONCE_FROM)

    def run(self, command):
        """Runs a command; its CPU seconds and its peak memory in KiB."""
        with open(self.out / "stderr", "w+") as errors:
            stdin = open(command.stdin) if command.stdin else subprocess.DEVNULL
            process = subprocess.Popen(command.line, stdin=stdin, stdout=subprocess.DEVNULL, stderr=errors,
                                       env=self.environment)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                errors.seek(0)
                sys.exit(f"{command.title} failed ({process.returncode}): {errors.read()}")
        peak = usage.ru_maxrss
        if peak <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
            peak = self.small_peak(command, peak)
        return usage.ru_utime + usage.ru_stime, peak

    def small_peak(self, command, peak):
        """The system counts this process into the peak of what it starts; GNU time is small enough not to matter."""
        if command.small_peak is None:
            command.small_peak = peak
            if time := shutil.which("time"):
                answer = self.out / "peak"
                stdin = open(command.stdin) if command.stdin else subprocess.DEVNULL
                subprocess.run([time, "-f", "%M", "-o", answer, *command.line], check=True, env=self.environment,
                               stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                command.small_peak = int(answer.read_text())
        return command.small_peak


class Command:
    """A command of the race, with what it took."""

    def __init__(self, title, line, out=None, once=False, stdin=None):
        self.title, self.line, self.out, self.once, self.stdin = title, line, out, once, stdin
        self.seconds, self.peaks, self.small_peak = {}, {}, None


def note(text):
    print(text, file=sys.stderr, flush=True)


def digest(path):
    """A digest of a result without its first line, which names the columns."""
    with open(path, "rb") as file:
        header = file.readline().decode("utf-8-sig").rstrip("\r\n")
        if header.replace("code", "agency") != rule.HEADER:
            sys.exit(f"{path}: the columns are {header}")
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare(commands):
    """Fails at the first line on which two results differ."""
    results = [command for command in commands if command.out]
    if not results:
        return 0
    first = results[-1]
    for command in results:
        if digest(command.out) != digest(first.out):
            with open(command.out) as ours, open(first.out) as theirs:
                next(ours), next(theirs)
                pair = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), "one ends before the other")
            sys.exit(f"{command.title} and {first.title} differ: {pair}")
    return len(results)


def agree(race):
    """Every script and `assess` give the same result; so does `assess` on single sheets."""
    race.generate(AGREE)
    print("## Agreement\n")
    for n in AGREE:
        both = [*race.of_sheets(n), *race.of_rows(n, once=False)]
        for command in both:
            if command.out:
                race.run(command)
        print(f"- {n:,} agencies: {compare(both)} results, the same to the last byte")
    if race.assess:
        single_sheets(race)
    print()


def single_sheets(race):
    """`assess SHEET --format json` gives the stage and index of rule.py: for agencies by lot, and with empty cells."""
    rubric, expected, odd = rule.load(race.data / "rubric.json"), {}, []
    scorer, n = rule.Scorer(rubric), AGREE[-1]
    pairs = [(question["dimension"], question["stage"]) for question in rubric["questions"]]
    with open(race.data / f"answers_{n}.csv") as table:
        next(table)
        for line in table:
            code, *answers = line.rstrip("\n").split(",")
            expected[code] = scorer.score(answers)
            applicable = {pair for pair, answer in zip(pairs, answers) if answer != rule.NOT_APPLICABLE}
            if len(applicable) < len(set(pairs)):
                odd.append(code)
    chosen = sorted({*random.Random(1).sample([*expected], SINGLE_SHEETS), *odd})
    for code in chosen:
        line = [race.assess, race.data / f"sheets_{n}/{code}.yaml", "--rubric", race.data / "rubric.yaml",
                "--format", "json", "--lang", "en"]
        verdict = json.loads(subprocess.check_output(line))["verdict"]
        if (verdict["number"], verdict["index_ppm"]) != expected[code]:
            sys.exit(f"{code}: {verdict} instead of {expected[code]}")
    print(f"- {len(chosen)} single sheets, {len(odd)} of them with an empty cell: stage and index as rule.py has them")


def contest(race, name, rounds):
    """Runs a workload, prints its table and gives its commands."""
    commands = race.workload(name)
    for turn in range(rounds + 1):
        for command in commands if turn % 2 else reversed(commands):
            if turn == 0 or not command.once:
                note(f"{name} {turn}/{rounds} {command.title}")
                command.seconds[turn], command.peaks[turn] = race.run(command)
        if turn == 0:
            compare(commands)
    reference = commands[0]
    print(f"## {name.replace('-', ' ')}\n\n{rounds} rounds; ratios to {reference.title}, within a round\n")
    print("| | CPU s | range | ratio | range | peak MiB |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for command in commands:
        turns = [0] if command.once else range(1, rounds + 1)
        seconds = [command.seconds[turn] for turn in turns]
        ratios = [command.seconds[turn] / reference.seconds[turn] for turn in turns]
        peak = statistics.median(command.peaks[turn] for turn in turns) / 1024
        spans = [("once" if command.once else f"{min(values):{form}} to {max(values):{form}}")
                 for values, form in ((seconds, ".3f"), (ratios, ".3g"))]
        print(f"| {command.title} | {statistics.median(seconds):.3f} | {spans[0]} "
              f"| {statistics.median(ratios):.3g} | {spans[1]} | {peak:.0f} |")
        command.cpu, command.peak = statistics.median(seconds), peak
    print(flush=True)
    return commands


def growth(by_rows):
    """One table over the numbers of rows."""
    print("## CPU s / peak MiB by number of rows\n")
    print("| | " + " | ".join(f"{n:,}" for n in by_rows) + " |\n| --- |" + " ---: |" * len(by_rows))
    for row in zip(*by_rows.values()):
        print(f"| {row[0].title} | " + " | ".join(f"{c.cpu:.3f} / {c.peak:.0f}" for c in row) + " |")


def main():
    options = arguments()
    race = Race(options)
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "")
    print(f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}, "
          + ", ".join((HERE / "requirements.txt").read_text().split()).replace("==", " ") + "\n")
    chosen = options.only or ["agree", *COUNTED]
    if "agree" in chosen:
        agree(race)
    by_rows = {}
    for name, rounds in COUNTED.items():
        if name in chosen:
            commands = contest(race, name, options.rounds or rounds)
            if name.startswith("rows-"):
                by_rows[int(name.removeprefix("rows-"))] = commands
    if len(by_rows) > 1:
        growth(by_rows)


if __name__ == "__main__":
    main()
