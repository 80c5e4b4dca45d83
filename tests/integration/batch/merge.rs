//! `assess merge`: a run that was shared out gives the bytes of one run, and what is no part of it is refused.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;

use super::{Folder, Ran, ended, program, shipped, shown};

/// Numbers that look random, and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            let other = usize::try_from(self.below(at as u64 + 1)).unwrap();
            list.swap(at, other);
        }
    }
}

/// A row of any fate.
fn row(random: &mut Random, number: usize) -> String {
    let first = ["yes", "no", "", "yes", "yes", "maybe"][usize::try_from(random.below(6)).unwrap()];
    let second = match random.below(9) {
        0 => String::new(),
        1 => "8x".to_owned(),
        // A small share is doubtful.
        2 => "0.5".to_owned(),
        _ => random.below(101).to_string(),
    };
    let kind = ["province", "commune", "", "department"][usize::try_from(random.below(4)).unwrap()];
    let name = match random.below(9) {
        0 => "\"=1+1; \"\"Xã\"\"\"".to_owned(),
        1 => "Tổng cộng".to_owned(),
        _ => format!("Xã Minh Họa {number}"),
    };
    // Some come twice.
    let code = if random.below(12) == 0 { number / 2 } else { number };
    let period = ["2026-Q3", "2026-Q2", ""][usize::try_from(random.below(3)).unwrap()];
    format!("M{code:04},{name},{kind},{period},{first},{second}\n")
}

/// Inputs `in/00.csv`, `in/01.csv` …, some of them without a row.
fn inputs(random: &mut Random) -> Folder {
    let mut folder = Folder::new();
    let mut number = 0;
    for at in 0..64 {
        let mut table = "code,name,kind,period,first,second\n".to_owned();
        for _ in 0..random.below(7) {
            number += 1;
            table += &row(random, number);
        }
        folder = folder.put(&format!("in/{at:02}.csv"), table);
    }
    folder
}

const FORMATS: [&str; 8] = ["csv", "jsonl", "json", "xlsx", "md", "txt", "html", "docx"];

impl Folder {
    fn merge(&self, args: &[&str]) -> Ran {
        ended(program(self.path()).arg("merge").args(args), args)
    }

    /// Files of every format called so, as bytes.
    fn files(&self, name: &str, formats: &[&str]) -> Vec<Vec<u8>> {
        formats.iter().map(|format| fs::read(self.path().join(format!("{name}.{format}"))).unwrap()).collect()
    }
}

fn outputs(name: &str, formats: &[&str]) -> Vec<String> {
    formats.iter().flat_map(|format| ["-o".to_owned(), format!("{name}.{format}")]).collect()
}

fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Where two texts begin to differ.
fn difference(one: &[u8], other: &[u8]) -> String {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let near = |text: &[u8]| {
        let end = text.len().min(same + 60);
        String::from_utf8_lossy(&text[same.saturating_sub(200).min(end)..end]).into_owned()
    };
    format!("\n{}\n---\n{}", near(one), near(other))
}

/// What a run over all gives, and what its parts give, in any number and order.
fn agree(folder: &Folder, random: &mut Random, part: &str, formats: &[&str], options: &[&str]) {
    let (one, merged) = (outputs("one", formats), outputs("merged", formats));
    let in_rows = ["--faults", "in-rows"];
    let one = folder.small(&[&["in"], &texts(&one)[..], &in_rows, options].concat());
    let expected = folder.files("one", formats);
    for parts in [1, 7, 64_usize] {
        let mut names = Vec::new();
        for at in 0..parts {
            let name = format!("parts/{parts}-{at}.{part}");
            fs::create_dir_all(folder.path().join("parts")).unwrap();
            // Inputs that stand side by side, or any: of seven parts each has every seventh.
            let own: Vec<String> = (0..64)
                .filter(|input| input % parts == at)
                .map(|input| format!("in/{input:02}.csv"))
                .collect();
            let bom = if part == "csv" { &["--bom", "never"][..] } else { &[] };
            // Who comes twice depends on whether periods are told apart.
            let by = options.iter().position(|option| *option == "--group-by");
            let by = by.map_or(&[][..], |at| &options[at..at + 2]);
            folder.small(&[&texts(&own)[..], &["-o", &name], &in_rows, bom, by].concat()).ends(0);
            names.push(name);
        }
        random.shuffle(&mut names);
        let args = [&texts(&names)[..], &["--rubric", "small.yaml"], &texts(&merged), options].concat();
        let ran = folder.merge(&args);
        assert_eq!(ran.code, one.code, "{parts} parts\n{}\n{}", one.stderr, ran.stderr);
        for ((format, expected), found) in formats.iter().zip(&expected).zip(folder.files("merged", formats))
        {
            assert!(
                *expected == found,
                "{parts} parts {options:?} give another {format}: {}",
                difference(expected, &found)
            );
        }
    }
}

proptest! {
    // A case is some 200 runs of the program; the seed alone says what was tried.
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..crate::support::cases(4) })]

    #[test]
    fn parts_of_any_number_and_order_give_every_format_of_one_run(seed in any::<u64>()) {
        let mut random = Random(seed);
        let folder = inputs(&mut random);
        agree(&folder, &mut random, "jsonl", &FORMATS, &[]);
        agree(
            &folder,
            &mut random,
            "jsonl",
            &FORMATS,
            &["--group-by", "kind", "--min-group", "2", "--items", "--require", "one"],
        );
        agree(
            &folder,
            &mut random,
            "jsonl",
            &["csv", "json"],
            &["--group-by", "period", "--items", "--lang", "en"],
        );
    }

    #[test]
    fn parts_that_are_csv_give_the_csv(seed in any::<u64>()) {
        let mut random = Random(seed);
        let folder = inputs(&mut random);
        agree(&folder, &mut random, "csv", &["csv"], &[]);
        agree(
            &folder,
            &mut random,
            "csv",
            &["csv"],
            &["--group-by", "kind", "--min-group", "2", "--require", "two"],
        );
        agree(
            &folder,
            &mut random,
            "csv",
            &["csv"],
            &["--columns", "rank,code,stage,fault,origin", "--csv-delimiter", "semicolon"],
        );
    }
}

#[test]
fn sheets_with_evidence_appraisals_and_reasons_come_back_whole() {
    let sheet = |name: &str, answers: &str| {
        format!("agency: {{name: {name}, kind: province}}\nassessor: Tổ A\nanswers:\n{answers}")
    };
    let folder = Folder::new()
        .put("in/a.yaml", sheet("Tỉnh Minh Họa A", "  first: {value: no, evidence: [Báo cáo 1, 'http://x.invalid'], note: 'ghi chú', appraised: {value: yes, by: Sở B, date: 2026-09-30, evidence: [Biên bản], note: Đã xem}}\n  second: 70\n"))
        .put("in/b.yaml", sheet("Tỉnh Minh Họa B", "  first: {na: Không có cơ sở để áp dụng}\n  second: {value: 12.345678}\n"))
        .put("in/c.yaml", sheet("Tỉnh Minh Họa C", "  second: 8x\n"));
    for score in ["self", "appraised"] {
        let one = folder.small(
            &[&["in", "--faults", "in-rows", "--score", score], &texts(&outputs("one", &FORMATS))[..]]
                .concat(),
        );
        one.ends(0);
        for name in ["a", "b", "c"] {
            let (input, part) = (format!("in/{name}.yaml"), format!("{name}.jsonl"));
            folder.small(&[&input, "-o", &part, "--faults", "in-rows", "--score", score]).ends(0);
        }
        folder
            .merge(
                &[
                    &["c.jsonl", "a.jsonl", "b.jsonl", "--rubric", "small.yaml"],
                    &texts(&outputs("merged", &FORMATS))[..],
                ]
                .concat(),
            )
            .ends(0);
        for ((format, one), merged) in
            FORMATS.iter().zip(folder.files("one", &FORMATS)).zip(folder.files("merged", &FORMATS))
        {
            assert!(one == merged, "{score} {format}: {}", difference(&one, &merged));
        }
    }
}

#[test]
fn the_shipped_provinces_are_merged_without_naming_their_rubric() {
    let folder = Folder::new();
    let all = shown(&shipped("examples/provinces"));
    folder.run(&[&[&*all], &texts(&outputs("one", &FORMATS))[..]].concat()).ends(0);
    fs::create_dir_all(folder.path().join("parts")).unwrap();
    let mut sheets: Vec<_> = fs::read_dir(&all).unwrap().map(|entry| shown(&entry.unwrap().path())).collect();
    sheets.sort();
    for (at, own) in sheets.chunks(5).enumerate() {
        let part = format!("parts/{}.jsonl", 9 - at);
        folder.run(&[&texts(own)[..], &["-o", &part]].concat()).ends(0);
    }
    folder.merge(&[&["parts"], &texts(&outputs("merged", &FORMATS))[..]].concat()).ends(0);
    for ((format, one), merged) in
        FORMATS.iter().zip(folder.files("one", &FORMATS)).zip(folder.files("merged", &FORMATS))
    {
        assert!(one == merged, "{format} differs");
    }
}

/// A good part of two agencies, and its text.
fn part(folder: Folder) -> (Folder, String) {
    let folder = folder.put("t.csv", "code,first,second\nA,yes,80\nB,no,20\n");
    folder.small(&["t.csv", "-o", "good.jsonl"]).ends(0);
    let text = folder.read("good.jsonl");
    (folder, text)
}

#[test]
fn what_is_not_as_it_was_written_is_refused_with_its_line_and_no_file_is_there() {
    let (mut folder, text) = part(Folder::new());
    let lines: Vec<&str> = text.lines().collect();
    let mut nested = String::new();
    write!(nested, "{{\"origin\":{}", "[".repeat(100_000)).unwrap();
    for (damage, said) in [
        (text[..text.len() - 1].to_owned(), "bad.jsonl:2: error: the part ends in the middle of a line"),
        (text[..text.len() - 90].to_owned(), "bad.jsonl:2: error: the part ends in the middle of a line"),
        (
            text.replace("\"answer\":\"20\"", "\"answer\":\"90\""),
            "bad.jsonl:2: error: the answers of the line give another result",
        ),
        (
            text.replace("\"answer\":\"20\"", "\"answer\":\"900\""),
            "bad.jsonl:2: error: the line has an answer that no sheet can have",
        ),
        (
            text.replace("\"id\":\"second\",\"dimension\"", "\"id\":\"third\",\"dimension\""),
            "bad.jsonl:1: error: the line does not answer the questions",
        ),
        (format!("{text}\n"), "bad.jsonl:3: error"),
        (format!("{text}{{\"a\":1}}\n"), "bad.jsonl:3: error: the line is no result"),
        (format!("{}\n{nested}\n", lines[0]), "bad.jsonl:2: error: the line is no "),
        (
            format!("{}\n{}\n", lines[0], lines[1].replace("\"tool\":\"0", "\"tool\":\"7")),
            "bad.jsonl:2: error",
        ),
    ] {
        folder = folder.put("bad.jsonl", damage);
        let ran = folder.merge(&["bad.jsonl", "--rubric", "small.yaml", "-o", "o.csv", "-o", "o.json"]);
        ran.ends(2).says(said).says("no file was written");
        assert!(!folder.names().iter().any(|name| name.starts_with("o.")), "{said}");
    }
    let no_text = [text.as_bytes(), b"\xff\xfe{\n"].concat();
    folder
        .put("bad.jsonl", no_text)
        .merge(&["bad.jsonl", "--rubric", "small.yaml"])
        .ends(2)
        .says("bad.jsonl:3: error");
}

#[test]
fn parts_of_different_runs_are_refused_by_their_names() {
    let (folder, text) = part(Folder::new());
    let other = super::SMALL.replace("targets: {two: 80}", "targets: {two: 70}");
    let folder = folder.put("other.yaml", other);
    folder.run(&["t.csv", "--rubric", "other.yaml", "-o", "other.jsonl"]).ends(0);
    let ran = folder.merge(&["good.jsonl", "other.jsonl", "--rubric", "small.yaml"]);
    ran.ends(2).says("other.jsonl: not of the same run as good.jsonl: the rubric is `small` 1.2.0 (");
    folder
        .merge(&["good.jsonl"])
        .ends(2)
        .says("the rubric `small` 1.2.0 of the parts is not built in; name it with `--rubric FILE`");
    folder.merge(&["good.jsonl", "--rubric", "other.yaml"]).ends(2).says("its digest is");
    let folder = folder.put("old.jsonl", text.replace("\"tool\":\"", "\"tool\":\"0."));
    folder
        .merge(&["old.jsonl", "--rubric", "small.yaml"])
        .ends(2)
        .says("old.jsonl: the part was made by assess 0.");
    let folder = folder.put("answers.jsonl", "{\"agency\":{\"name\":\"A\"},\"answers\":{}}\n");
    folder.merge(&["answers.jsonl"]).ends(2).says("`assess batch` scores them");
    folder.small(&["t.csv", "-o", "rows.csv"]).ends(0);
    folder
        .merge(&["good.jsonl", "rows.csv", "--rubric", "small.yaml"])
        .ends(2)
        .says("JSON Lines and CSV cannot be merged");
    folder
        .merge(&["rows.csv", "--rubric", "small.yaml", "-o", "o.json"])
        .ends(2)
        .says("parts as JSON Lines give every format");
    folder.merge(&["rows.csv"]).ends(2).says("name the right one with `--rubric`");
    let folder = folder.put("cut.csv", "code,stage,index\nA,two,100.0000\nB,one,5");
    folder
        .merge(&["cut.csv", "--rubric", "small.yaml"])
        .ends(2)
        .says("cut.csv:3: error: the part ends in the middle of a row");
    let folder = folder.put("wrong.csv", "code,stage,index\nA,two,abc\nB,four,5\nC,one\n");
    let ran = folder.merge(&["wrong.csv", "--rubric", "small.yaml"]);
    ran.ends(2)
        .says("wrong.csv:2: error: `abc` is no value of the column `index`")
        .says("wrong.csv:3: error: `four`")
        .says("wrong.csv:4: error");
    folder.merge(&["small.yaml"]).ends(2);
}

#[test]
fn gates_hold_for_the_whole_and_empty_parts_are_none_the_worse() {
    let (folder, _) = part(Folder::new());
    folder
        .merge(&["good.jsonl", "--rubric", "small.yaml", "--require", "two"])
        .ends(1)
        .says("1 below the required stage");
    let folder = folder.put("empty.jsonl", "");
    let ran = folder.merge(&[
        "empty.jsonl",
        "good.jsonl",
        "--rubric",
        "small.yaml",
        "--format",
        "csv",
        "--columns",
        "code",
    ]);
    assert_eq!(ran.ends(0).lines(), ["code", "A", "B"]);
    let ran =
        folder.merge(&["empty.jsonl", "--rubric", "small.yaml", "--format", "csv", "--columns", "code"]);
    assert_eq!(ran.ends(0).lines(), ["code"]);
    // The same part twice: its agencies come twice.
    fs::copy(folder.path().join("good.jsonl"), folder.path().join("twice.jsonl")).unwrap();
    folder
        .merge(&["good.jsonl", "twice.jsonl", "--rubric", "small.yaml"])
        .ends(2)
        .says("the agency `A` was already given in t.csv:2");
    folder.merge(&["good.jsonl", "good.jsonl", "--rubric", "small.yaml"]).ends(0);
}
