"""Random rows of rubrics, scored by `assess batch` and by the query of `assess sql`, compared column by column.

Usage: sql.py ENGINE ASSESS ROWS SEED RUBRIC...   with ENGINE duckdb, postgres or spark. Prints what differs, and ends with 1.
       sql.py ENGINE --query QUERY TABLE           prints the result of a query for a CSV table.
A rubric is a YAML or JSON file. PostgreSQL is started for the run, as its own user where that is root. Of the rows a share
of ASSESS_SQL_BAD (0.3) is spoiled; a folder ASSESS_SQL_KEEP keeps what differs.
"""

import csv
import decimal
import getpass
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

YES = ["yes", "Yes", "YES", "true", "TRUE", "có", "Có", "CÓ", " yes ", "yes\u00a0", "tRuE"]
NO = ["no", "No", "false", "không", "KHÔNG", "Không", " no", "\tno"]
REASONS = ["Không thuộc thẩm quyền", "not our task", "  of the ministry "]
BAD_REASONS = ["x", "không", "N/A", "kad", "--", "Không áp dụng"]
TEXTS = ["QĐ 12/2026", "a|b", "https://example.org/a?b=c", "dòng 1\ndòng 2", "ok"]
BAD_TEXTS = ["---", "a|", "\x07bell", "|"]
BAD = ["maybe", "+5", "08", "12,5", "1 000", "n/a", "-", "50%%", "x|y", "3/0", "a/b", "7/3/2", "..", "-.", "?", "1_000"]
SPOILED = float(os.environ.get("ASSESS_SQL_BAD", "0.3"))


def questions(node):
    for dimension in node.get("dimensions", []):
        yield from questions(dimension)
        yield from dimension.get("questions", [])


def titles(choice):
    title = choice.get("title")
    return [title] if isinstance(title, str) else list((title or {}).values())


def names(chance, choices, at):
    """The ways to say an option or an item: a title that two have says neither."""
    choice = choices[at]
    folded = [" ".join(t.lower().split()) for c in choices for t in set(titles(c))]
    own = [t for t in titles(choice) if folded.count(" ".join(t.lower().split())) == 1 and "|" not in t]
    ids = [c["id"] for c in choices]
    own = [t for t in own if t.lower() not in [i.lower() for i in ids if i != choice["id"]]]
    said = chance.choice([choice["id"]] * 6 + own + [t.upper() for t in own if t.upper().lower() == t.lower()])
    return said


def number(chance, least, most, whole=False):
    value = decimal.Decimal(chance.randint(0, 1000)) / 1000
    value = least + (most - least) * value
    if whole or chance.random() < 0.4:
        value = value.to_integral_value(decimal.ROUND_DOWN)
    value = min(max(value, least), most)
    text = format(value.normalize(), "f")
    if not whole and "." in text and chance.random() < 0.1:
        text = text + "0000000" + str(chance.randint(0, 9))
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text):
        text += "0"
    if "." not in text and chance.random() < 0.1:
        text += chance.choice([".", ".0", ".00"])
    return text


class Table:
    """The columns of a table for a rubric, and cells for them."""

    def __init__(self, chance, rubric):
        self.chance = chance
        self.rubric = rubric
        self.questions = list(questions(rubric))
        self.kinds = list((rubric.get("applies_to") or {}).keys())
        self.columns = ["code", "name", "kind", "period", "illustrative"]
        self.layout = {}
        for question in self.questions:
            name, kind = question["id"], question["answer"]
            if chance.random() < 0.04 and len(self.questions) > 3:
                continue
            apart = chance.random() < 0.4
            if kind == "checklist" and apart:
                own = [f"{name}.{item['id']}" for item in question["items"]]
            elif kind == "ratio" and apart:
                own = [f"{name}.of", f"{name}.total"]
            else:
                own = [name]
            beside = [part for part in ("evidence", "note", "na") if chance.random() < 0.3]
            self.layout[name] = (own, beside)
            self.columns += own + [f"{name}.{part}" for part in beside]

    def answer(self, question, own):
        chance, kind = self.chance, question["answer"]
        least, most = (decimal.Decimal(str(it)) for it in question.get("range", [0, 100]))
        if kind == "yes_no":
            return [chance.choice(YES if chance.random() < 0.6 else NO)]
        if kind == "percent":
            text = number(chance, least, most)
            value = decimal.Decimal(text)
            if 0 < value < 1:
                text = "0"
            if question.get("plausible") is None and chance.random() < 0.2:
                text += chance.choice(["%", " %", "\u00a0%"])
            return [text]
        if kind == "number":
            if "range" not in question:
                least, most = decimal.Decimal(-50), decimal.Decimal(10**13)
            return [number(chance, least, most, bool(question.get("integer")))]
        if kind == "ratio":
            total = chance.choice([1, 3, 7, 100, 315, 1021, 10**9, 10**17])
            part = chance.choice([0, total, chance.randint(0, total), chance.randint(0, total)])
            if len(own) == 2:
                return [str(part), str(total)]
            return [chance.choice(["{}/{}", "{} / {}", " {}/{} "]).format(part, total)]
        if kind == "choice":
            return [names(chance, question["options"], chance.randrange(len(question["options"])))]
        items = question["items"]
        ticked = [at for at in range(len(items)) if chance.random() < 0.5]
        if len(own) > 1 or own[0] != question["id"]:
            if not ticked:
                return ["no"] * len(items)
            return [chance.choice(["yes", "Có", items[at]["id"]]) if at in ticked else chance.choice(["no", "", "FALSE"])
                    for at in range(len(items))]
        chance.shuffle(ticked)
        mark = chance.choice(["|", " | ", "| "])
        return [mark.join(names(chance, items, at) for at in ticked) if ticked else "[]"]

    def row(self, at):
        chance = self.chance
        cells = dict.fromkeys(self.columns, "")
        cells["code"], cells["name"] = f"MH-{at:07}", f"Đơn vị Minh Họa {at}"
        if self.kinds and chance.random() < 0.6:
            cells["kind"] = chance.choice(self.kinds + ["province"])
        elif chance.random() < 0.3:
            cells["kind"] = chance.choice(["ministry", "Tỉnh", "SỞ, BAN, NGÀNH", "commune", "XÃ"])
        meant = {"tỉnh": "province", "sở, ban, ngành": "department", "xã": "commune"}
        kind = meant.get(cells["kind"].lower(), cells["kind"])
        cells["period"] = chance.choice(["", "2026", "2026-Q3", "2026-11", "2025-H1", "2027"])
        cells["illustrative"] = chance.choice(["", "yes", "Không", "true"])
        scope = (self.rubric.get("applies_to") or {}).get(kind) or {}
        out = {name for group in scope.get("not_asked") or [] for name in group["questions"]}
        blank = chance.choice([0, 0.05, 0.3])
        empty = True
        for question in self.questions:
            name = question["id"]
            if name not in self.layout or name in out:
                continue
            own, beside = self.layout[name]
            if "note" in beside and chance.random() < 0.3:
                cells[f"{name}.note"] = chance.choice(TEXTS)
            if "evidence" in beside and chance.random() < 0.6:
                cells[f"{name}.evidence"] = chance.choice(TEXTS)
            if chance.random() < blank:
                if "na" in beside and question.get("allow_na") and chance.random() < 0.7:
                    cells[f"{name}.na"] = chance.choice(REASONS)
                    empty = False
                continue
            cells.update(zip(own, self.answer(question, own)))
            empty = False
        if empty:
            # A row that answers nothing is no agency.
            return self.row(at)
        if chance.random() < SPOILED:
            self.spoil(cells)
        return [cells[column] for column in self.columns]

    def spoil(self, cells):
        chance = self.chance
        column = chance.choice(self.columns[1:])
        part = column.rsplit(".", 1)[-1]
        if column == "name":
            cells["name"] = chance.choice(["", "Tổng cộng", "***", "Trung bình"])
            cells["code"] = cells["code"] if cells["name"] else ""
        elif column == "kind":
            cells["kind"] = "làng"
        elif column == "period":
            cells["period"] = chance.choice(["2026-13", "26", "2026-Q5"])
        elif column == "illustrative":
            cells["illustrative"] = "maybe"
        elif part == "na" and column in self.columns:
            cells[column] = chance.choice(BAD_REASONS + REASONS)
        elif part in ("evidence", "note"):
            cells[column] = chance.choice(BAD_TEXTS)
        else:
            cells[column] = chance.choice(BAD + ["1000000000000000000000", "-1", "101", "yes|yes", "yes"])


class Postgres:
    """A server in a folder of its own."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="assess-pg-", dir="/tmp")
        self.bin = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.user = []
        if getpass.getuser() == "root":
            shutil.chown(self.home, "postgres")
            self.user = ["runuser", "-u", "postgres", "--"]
        self.do("initdb", "-D", f"{self.home}/data", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
        self.do("pg_ctl", "-D", f"{self.home}/data", "-w", "-l", f"{self.home}/log", "-o",
                f"-k {self.home} -c listen_addresses= -c fsync=off -c jit=off", "start")

    def do(self, program, *arguments):
        subprocess.run([*self.user, str(self.bin / program), *arguments], check=True, cwd=self.home,
                       stdout=subprocess.DEVNULL)

    def psql(self, text):
        command = [*self.user, str(self.bin / "psql"), "-X", "-q", "--csv", "-h", self.home, "-d", "postgres",
                   "-v", "ON_ERROR_STOP=1", "-f", "-"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, cwd=self.home)
        if done.returncode:
            raise RuntimeError(done.stderr.decode()[:2000])
        return done.stdout.decode()

    def stop(self):
        self.do("pg_ctl", "-D", f"{self.home}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.home, ignore_errors=True)


class Engine:
    def __init__(self, name):
        self.name = name
        if name == "postgres":
            self.server = Postgres()
        if name == "spark":
            os.environ["PYSPARK_PYTHON"] = sys.executable
            from pyspark.sql import SparkSession

            builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            self.session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
            self.session.sparkContext.setLogLevel("ERROR")

    def run(self, table, columns, query):
        """The rows of the result, and the seconds that the plan took."""
        if self.name == "duckdb":
            import duckdb

            base = duckdb.connect()
            fields = ", ".join('"' + name.replace('"', '""') + '" VARCHAR' for name in columns)
            base.execute(f"CREATE TABLE answers ({fields})")
            base.execute(f"COPY answers FROM '{table}' (FORMAT csv, HEADER true, QUOTE '\"', ESCAPE '\"', "
                         "DELIMITER ',', STRICT_MODE false, NULLSTR '\\N', AUTO_DETECT false)")
            start = time.monotonic()
            base.execute("EXPLAIN " + query)
            plan = time.monotonic() - start
            cursor = base.execute(query)
            heads = [item[0] for item in cursor.description]
            rows = [["" if cell is None else str(cell) for cell in row] for row in cursor.fetchall()]
        elif self.name == "postgres":
            fields = ", ".join('"' + name.replace('"', '""') + '" text' for name in columns)
            self.server.psql(f"DROP TABLE IF EXISTS answers; CREATE TABLE answers ({fields});")
            self.server.psql(f"COPY answers FROM '{self.place(table)}' WITH (FORMAT csv, HEADER true);")
            start = time.monotonic()
            self.server.psql("EXPLAIN " + query)
            plan = time.monotonic() - start
            lines = list(csv.reader(self.server.psql(query).splitlines(keepends=True)))
            heads, rows = lines[0], lines[1:]
        else:
            with open(table, newline="") as file:
                lines = list(csv.reader(file))
            from pyspark.sql.types import StringType, StructField, StructType

            shape = StructType([StructField(name, StringType()) for name in lines[0]])
            frame = self.session.createDataFrame([tuple(cell or None for cell in row) for row in lines[1:]], shape)
            frame.createOrReplaceTempView("answers")
            start = time.monotonic()
            found = self.session.sql(query.strip().rstrip(";"))
            found._jdf.queryExecution().executedPlan()
            plan = time.monotonic() - start
            heads = found.columns
            rows = [["" if cell is None else str(cell) for cell in row] for row in found.collect()]
        return heads, rows, plan

    def place(self, table):
        """A copy that the server may read."""
        copy = pathlib.Path(self.server.home) / "table.csv"
        shutil.copy(table, copy)
        copy.chmod(0o644)
        return copy

    def stop(self):
        if self.name == "postgres":
            self.server.stop()
        if self.name == "spark":
            self.session.stop()


def same(one, other):
    if one == other:
        return True
    try:
        return decimal.Decimal(one) == decimal.Decimal(other)
    except decimal.InvalidOperation:
        return False


def compare(engine, assess, rubric_path, rows, seed, folder):
    """Scores random rows in both ways; gives what differs, how many rows were refused, and the time to plan."""
    chance = random.Random(f"{rubric_path} {seed}")
    # PyYAML takes a question mark in a flow map for a key.
    text = pathlib.Path(rubric_path).read_text().replace("?,", ",").replace("?}", "}")
    rubric = yaml.load(text, Loader=yaml.BaseLoader)
    table = Table(chance, rubric)
    path = pathlib.Path(folder) / "answers.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(table.columns)
        writer.writerows(table.row(at) for at in range(rows))
    options = ["--rubric", rubric_path, "--no-config", "--lang", "en"]
    query = subprocess.run([assess, "sql", *options, "--dialect", engine.name, "--table", "answers", "--header", path],
                           capture_output=True, check=False)
    if query.returncode:
        return [f"assess sql: {query.stderr.decode()[:1500]}"], 0, 0
    query = query.stdout.decode()
    (pathlib.Path(folder) / "score.sql").write_text(query)
    heads, found, plan = engine.run(path, table.columns, query)
    wanted = pathlib.Path(folder) / "wanted.csv"
    asked = [head for head in heads if head != "invalid"]
    batch = subprocess.run([assess, "batch", path, *options, "--keep-going", "--columns", ",".join(asked), "-q",
                            "--bom", "never", "--format", f"csv={wanted}"], capture_output=True, check=False)
    if batch.returncode == 2 and not wanted.exists():
        return [f"assess batch: {batch.stderr.decode()[:1500]}"], 0, plan
    with open(wanted, newline="") as file:
        lines = list(csv.reader(file))
    scored = {line[0]: line for line in lines[1:]}
    if lines[0] != asked or asked[0] != "code":
        return [f"columns: {asked} and {lines[0]}"], 0, plan
    faults, refused = [], 0
    if len(found) != rows:
        faults.append(f"{len(found)} rows of {rows}")
    said = batch.stderr.decode()
    for row in found:
        line, invalid = scored.get(row[0]), row[-1]
        if line is None:
            refused += 1
            if not invalid:
                faults.append(f"{row[0]} is scored and should not be")
            elif any(row[2:-1]):
                faults.append(f"{row[0]} is invalid and has results")
        elif invalid:
            faults.append(f"{row[0]} is refused for {invalid}: {source(path, row[0], invalid)!r}")
        else:
            for head, one, other in zip(asked, row, line):
                if not same(one, other):
                    faults.append(f"{row[0]} {head}: {one!r}, not {other!r}")
    if faults:
        faults.append(said[:300])
    return faults, refused, plan


def source(path, code, column):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] == code:
                return row.get(column)


def main():
    engine, assess, rows, seed, *rubrics = sys.argv[1:]
    engine = Engine(engine)
    if assess == "--query":
        with open(seed, newline="") as file:
            columns = next(csv.reader(file))
        _, found, _ = engine.run(seed, columns, pathlib.Path(rows).read_text())
        csv.writer(sys.stdout, lineterminator="\n").writerows(found)
        return engine.stop()
    failed, refused, slowest = 0, 0, 0.0
    try:
        for rubric in rubrics:
            with tempfile.TemporaryDirectory() as folder:
                faults, bad, plan = compare(engine, assess, rubric, int(rows), seed, folder)
                refused, slowest = refused + bad, max(slowest, plan)
                if faults:
                    failed += 1
                    keep = pathlib.Path(os.environ.get("ASSESS_SQL_KEEP", folder))
                    if keep != pathlib.Path(folder):
                        shutil.copytree(folder, keep / pathlib.Path(rubric).stem, dirs_exist_ok=True)
                    print(f"{rubric}: {len(faults)} differences", *faults[:8], sep="\n  ", flush=True)
    finally:
        engine.stop()
    print(f"{len(rubrics)} rubrics, {failed} differ; {refused} rows refused; slowest plan {slowest:.2f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
