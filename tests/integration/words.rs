//! Words for people agree with their numbers, and each sentence stands once.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A function of a catalogue: where it stands, its parameters, and its English and Vietnamese text.
struct Entry {
    place: String,
    parameters: String,
    texts: [String; 2],
}

/// The files of the catalogues.
fn catalogues(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            catalogues(&path, found);
        } else if path.ends_with("words.rs") || path.parent().unwrap().ends_with("words") {
            found.push(path);
        }
    }
}

/// The text of a string literal at the beginning of a code, with its lines joined.
fn literal(code: &str) -> String {
    let mut text = String::new();
    let mut characters = code.strip_prefix('"').unwrap().chars();
    while let Some(c) = characters.next().filter(|c| *c != '"') {
        if c != '\\' {
            text.push(c);
        } else if let Some(escaped) = characters.next().filter(|c| *c != '\n') {
            text.extend(['\\', escaped]);
        } else {
            characters = characters.as_str().trim_start().chars();
        }
    }
    text
}

/// The functions of all catalogues that have a text in each language.
fn entries() -> Vec<Entry> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    catalogues(&source, &mut files);
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&source).unwrap().display().to_string();
        for function in text.split("fn ").skip(1) {
            let (head, body) = function.split_once('{').unwrap();
            let (own, parameters) = head.split_once('(').unwrap();
            let of = |lang: &str| {
                let starts = [format!("{lang}: "), format!("{lang} = ")];
                let at = starts.iter().find_map(|start| Some(body.find(start.as_str())? + start.len()))?;
                body[at..].starts_with('"').then(|| literal(&body[at..]))
            };
            if let (Some(en), Some(vi)) = (of("En"), of("Vi")) {
                let place = format!("src/{name}: {own}");
                found.push(Entry { place, parameters: parameters.to_owned(), texts: [en, vi] });
            }
        }
    }
    assert!(found.len() > 600, "only {} were found", found.len());
    found
}

#[test]
fn no_sentence_stands_twice() {
    let mut places: BTreeMap<[String; 2], Vec<String>> = BTreeMap::new();
    for entry in entries() {
        places.entry(entry.texts).or_default().push(entry.place);
    }
    let twice: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(twice.is_empty(), "written more than once: {twice:#?}");
}

/// Words that end like a plural and are none.
const NO_PLURALS: &[&str] = &["is", "was", "has", "its", "this", "as", "times"];

/// Whether a text has a plural right behind a number.
fn has_bare_plural(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let rest = text[at + number.len()..].strip_prefix(' ').unwrap_or_default();
        let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !NO_PLURALS.contains(&&*word)
    })
}

#[test]
fn a_noun_behind_a_number_has_a_form_for_one() {
    assert!(has_bare_plural("{all} agencies", "{all}") && !has_bare_plural("{all} is read", "{all}"));
    for entry in entries() {
        for parameter in entry.parameters.split(',') {
            let Some((name, kind)) = parameter.split_once(':') else { continue };
            let is_number = ["usize", "u64", "u32"].iter().any(|number| kind.contains(number));
            // Limits of the tool are thousands.
            if !is_number || name.trim().starts_with("max_") {
                continue;
            }
            let [english, _] = &entry.texts;
            let is_bare = has_bare_plural(english, &format!("{{{}}}", name.trim()));
            assert!(!is_bare, "{}: “{english}” for 1: use `count` or `form`", entry.place);
        }
    }
}

/// A world in which there is one of everything.
const RUBRIC: &str = "\
rubric: lone
version: 1.0.0
title: {vi: Một, en: Lone}
languages: [vi, en]
sources:
  law: {title: {vi: Luật, en: Law}, date: 2025-01-01, status: in-force}
stages:
  - {id: one, title: {vi: Một, en: First}}
verdict: {method: staged, unanswered: unmet}
applies_to:
  commune: {not_asked: [parts], because: {vi: Vì thế., en: For a reason.}}
dimensions:
  - id: all
    title: {vi: Tất cả, en: All}
    questions:
      - id: parts
        ask: {vi: Có gì?, en: What is there?}
        answer: checklist
        items: [{id: a, title: {vi: Thứ nhất, en: The first}}]
        targets: {one: {at_least: 1, gate: true, basis: [law]}}
        recommend: {vi: Làm đi., en: Do it.}
        effort: low
";

#[test]
fn where_there_is_one_of_everything_no_report_says_more() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let sheet =
        |answer: &str| format!("agency: {{name: Xã Minh Họa}}\nillustrative: true\nanswers: {{{answer}}}\n");
    put("lone.yaml", RUBRIC);
    put("new.yaml", &RUBRIC.replace("at_least: 1, gate: true", "at_least: 1"));
    put(
        "lone.cases.yaml",
        "rubric: lone\ncases:\n  - {name: a, answers: {parts: [a]}, expect: {stage: one}}\n",
    );
    for (name, answer) in [("met", "parts: [a]"), ("unmet", "parts: []"), ("blank", "")] {
        put(&format!("{name}.yaml"), &sheet(answer));
    }
    put("bad.yaml", &sheet("part: [a]"));
    put("table.csv", "name,parts\nXã Minh Họa,a,a\n");
    put("wrong.csv", "name,parts\nXã Minh Họa,b\n");
    let mut lines = Vec::new();
    for sheet in ["met", "unmet", "blank", "bad"] {
        lines.extend(
            ["", "--full", "--top 1", "--format markdown", "--quiet", "--exact"]
                .map(|option| format!("{sheet}.yaml --rubric lone.yaml {option}")),
        );
        let formats =
            ["terminal --full", "terminal --items", "markdown", "csv", "json", "jsonl", "terminal -q"];
        lines
            .extend(formats.map(|format| format!("batch {sheet}.yaml --rubric lone.yaml --format {format}")));
        lines.push(format!("batch {sheet}.yaml met.yaml --rubric lone.yaml --top 1 --require one"));
        lines.push(format!("check lone.yaml {sheet}.yaml --rubric lone.yaml"));
    }
    lines.extend(["table", "wrong"].map(|table| format!("batch {table}.csv --rubric lone.yaml")));
    for format in ["terminal", "markdown", "json", "sarif", "github", "gitlab", "junit"] {
        lines.push(format!("check lone.yaml --format {format}"));
        lines.push(format!("check lone.yaml bad.yaml --rubric lone.yaml --format {format}"));
    }
    lines.extend(
        [
            "check lone.yaml --coverage",
            "check lone.yaml met.yaml --against new.yaml",
            "check new.yaml met.yaml --against lone.yaml",
            "rubrics show lone.yaml",
            "batch met.yaml --rubric lone.yaml --list-columns",
        ]
        .map(str::to_owned),
    );
    for line in lines {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        command.args(line.split_whitespace()).current_dir(folder.path());
        let output = command.env_clear().env("LC_ALL", "C").stdin(Stdio::null()).output().unwrap();
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            for said in text.lines() {
                let one = |(at, _): &(usize, &str)| {
                    !said[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || "./,-–:@".contains(c))
                };
                let bare =
                    said.match_indices('1').filter(one).any(|(at, _)| has_bare_plural(&said[at..], "1"));
                assert!(!bare, "{line}: {said}");
            }
        }
    }
}
