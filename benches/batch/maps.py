#!/usr/bin/env python3
"""Writes one table in the ways that people have it, each with the column map it needs.

    python3 maps.py DIR N

Takes `answers_N.csv`, `rubric.yaml` and `rubric.json` of gen.py in DIR. In DIR/maps_N:

    rubric.yaml        the rubric, with options called as on a form
    plain.csv          codes, names and answers, without a map (what does not apply is left blank)
    renamed.csv        columns called by texts
    layout.csv         a title above the header, and drafts that do not count
    comma.csv          semicolons, and decimal commas
    labels.csv         options by their titles, and other words for yes and no
    windows-1258.csv, utf-16.csv
    NAME.toml          the map of each but `plain` and `utf-16`
"""

import csv
import json
import pathlib
import sys
import unicodedata

TITLES = {"a": "The work has not begun and nothing is planned", "b": "There is a plan that a leader has signed",
          "c": "The work is under way in most units", "d": "All units work this way, and results are published"}
WORDS = {"yes": "Rồi", "no": "Chưa"}
MAPS = {
    "renamed": '[columns]\ncode = "Mã đơn vị"\nname = "Tên đơn vị"\n',
    "layout": '[table]\nheader = 3\n\n[rows]\nkeep = {"Trạng thái" = "Đã gửi"}\n',
    "comma": '[table]\ndecimal = ","\n',
    "labels": f'[values]\nyes = "{WORDS["yes"]}"\nno = "{WORDS["no"]}"\n',
    "windows-1258": '[table]\nencoding = "windows-1258"\n',
}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text):
    """Vowels with their own marks, and tones behind them."""
    out = []
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        tone = "".join(part for part in parts if part in TONES)
        out.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tone)
    return "".join(out).encode("cp1258")


def write(data, n):
    out = data / f"maps_{n}"
    out.mkdir(exist_ok=True)
    rubric = (data / "rubric.yaml").read_text()
    for name, title in TITLES.items():
        rubric = rubric.replace(f"title: Option {name},", f'title: "{title}",')
    (out / "rubric.yaml").write_text(rubric)
    kinds = {question["id"]: question["kind"] for question in json.loads((data / "rubric.json").read_text())["questions"]}
    with open(data / f"answers_{n}.csv") as source:
        _, *questions = next(source).rstrip("\n").split(",")
        rows = [line.rstrip("\n").split(",") for line in source]
    rows = [[code, f"Đơn vị Minh Họa {at}", *("" if cell == "na" else cell for cell in answers)]
            for at, (code, *answers) in enumerate(rows)]
    head = ["code", "name", *questions]

    def save(name, rows, delimiter=","):
        with open(out / f"{name}.csv", "w", newline="") as file:
            csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)

    titles = [f"Câu {question[1:]}. Đơn vị đã thực hiện nội dung này đến mức nào?" for question in questions]
    columns = "".join(f'{question} = "{title}"\n' for question, title in zip(questions, titles))
    for name, text in MAPS.items():
        (out / f"{name}.toml").write_text(text + (columns if name == "renamed" else ""))
    save("plain", [head, *rows])
    save("renamed", [["Mã đơn vị", "Tên đơn vị", *titles], *rows])
    drafts = ([*row, state] for at, row in enumerate(rows) for state in ["Đã gửi", *["Nháp"][:at % 20 == 0]])
    save("layout", [["Biểu minh họa"], [""], [*head, "Trạng thái"], *drafts])
    is_number = [False, False, *(kinds[question] == "percent" for question in questions)]
    comma = ([cell.replace(".", ",") if it else cell for cell, it in zip(row, is_number)] for row in rows)
    save("comma", [head, *comma], ";")
    words = [{}, {}, *({"choice": TITLES, "yes_no": WORDS}.get(kinds[question], {}) for question in questions)]
    save("labels", [head, *([known.get(cell, cell) for known, cell in zip(words, row)] for row in rows)])
    plain = (out / "plain.csv").read_text()
    (out / "windows-1258.csv").write_bytes(windows_1258(plain))
    (out / "utf-16.csv").write_bytes(b"\xff\xfe" + plain.encode("utf-16-le"))


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
