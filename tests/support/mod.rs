//! Rubrics and answer sheets made up for the tests.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assess::answers::{self, AnswerSheet};
use assess::assessment::{Assessment, assess};
use assess::diagnostic::{Diagnostic, Faulty};
use assess::format::Format;
use assess::report::terminal;
use assess::rubric::{self, Rubric};
use assess::source::SourceFile;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The files of a folder of this repository and of its folder `indices`, where it has one, but for its README.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let folders = [folder.join("indices"), folder];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.is_file() && !path.ends_with("README.md")).collect();
    files.sort();
    files
}

/// Fails a test with every fault drawn.
pub fn fail(source: SourceFile, faults: Vec<Diagnostic>) -> ! {
    panic!("{}", terminal::faulty(&Faulty::new(source, faults), terminal::Options::default())) // shown by the test runner
}

pub fn read_rubric(text: &str) -> Rubric {
    let source = SourceFile::new("rubric.yaml", text);
    let tree = match Format::Yaml.parse(&source) {
        Ok(tree) => tree,
        Err(faults) => fail(source.clone(), faults),
    };
    rubric::read(&tree).unwrap_or_else(|faults| fail(source.clone(), faults))
}

pub fn read_sheet(rubric: &Rubric, format: Format, text: &str) -> AnswerSheet {
    let source = SourceFile::new("answers", text);
    let tree = match format.parse(&source) {
        Ok(tree) => tree,
        Err(faults) => fail(source.clone(), faults),
    };
    answers::read(&tree, rubric).unwrap_or_else(|faults| fail(source.clone(), faults))
}

/// A sheet with these answers, given as the lines of a YAML map.
pub fn sheet(rubric: &Rubric, answers: &str) -> AnswerSheet {
    let mut text = "agency: {name: Tỉnh Minh Họa A}\nanswers:\n".to_owned();
    for line in answers.lines().map(str::trim).filter(|line| !line.is_empty()) {
        writeln!(text, "  {line}").unwrap();
    }
    read_sheet(rubric, Format::Yaml, &text)
}

/// One dimension; stages `s1`, `s2`, …; one percent question `q1`, `q2`, … a stage with linear credit to 100.
pub fn ladder(stages: usize, verdict: &str) -> Rubric {
    let mut text = format!(
        "rubric: ladder\nversion: 1.0.0\ntitle: Ladder\nlanguages: [en]\nverdict: {{method: staged{verdict}}}\nstages:\n"
    );
    for stage in 1..=stages {
        writeln!(text, "  - {{id: s{stage}, title: Stage {stage}}}").unwrap();
    }
    text.push_str("dimensions:\n  - id: all\n    title: All\n    questions:\n");
    for stage in 1..=stages {
        writeln!(
            text,
            "      - {{id: q{stage}, ask: How much?, answer: percent, targets: {{s{stage}: 100}}, allow_na: true}}"
        )
        .unwrap();
    }
    read_rubric(&text)
}

/// One stage and one dimension with these questions, given as YAML flow maps without `ask`.
pub fn cell(questions: &[&str], verdict: &str) -> Rubric {
    let mut text = format!(
        "rubric: cell\nversion: 1.0.0\ntitle: Cell\nlanguages: [en]\nverdict: {{method: staged{verdict}}}\nstages: [{{id: s, title: S}}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n"
    );
    for question in questions {
        writeln!(text, "      - {{ask: Is it so?, {question}}}").unwrap();
    }
    read_rubric(&text)
}

pub fn result<'a>(rubric: &'a Rubric, sheet: &'a AnswerSheet) -> Assessment<'a> {
    assess(rubric, sheet, None)
}

/// The rubric as JSON and a sheet for it, both made up.
#[derive(Clone, Debug)]
pub struct World {
    pub rubric: Value,
    pub answers: Map<String, Value>,
}

impl World {
    pub fn rubric(&self) -> Rubric {
        read_rubric(&self.rubric.to_string())
    }

    pub fn sheet(&self, rubric: &Rubric) -> AnswerSheet {
        read_sheet(rubric, Format::Json, &self.sheet_json().to_string())
    }

    pub fn sheet_json(&self) -> Value {
        json!({"agency": {"name": "Tỉnh Minh Họa A"}, "period": "2026-Q3", "answers": self.answers})
    }
}

/// Any rubric with up to four stages, seven dimensions on two levels and every kind of answer, with answers.
pub fn world() -> impl Strategy<Value = World> {
    (1..=4_usize, prop_oneof![Just("unmet"), Just("excluded"), Just("block")], any::<bool>()).prop_flat_map(
        |(stages, unanswered, table)| {
            let thresholds =
                prop::collection::vec(prop::option::of((0..=100_u32, any::<bool>())), stages * stages);
            let top = prop::collection::vec(
                (
                    weight(),
                    prop::collection::vec((weight(), prop::collection::vec(question(stages), 1..4)), 1..3),
                ),
                1..4,
            );
            (top, thresholds).prop_map(move |(top, thresholds)| {
                build(stages, unanswered, table.then_some(&thresholds), &top)
            })
        },
    )
}

type Leaf = (String, Vec<(Value, Value)>);

fn build(
    stages: usize,
    unanswered: &str,
    table: Option<&Vec<Option<(u32, bool)>>>,
    top: &[(String, Vec<Leaf>)],
) -> World {
    let mut answers = Map::new();
    let mut number = 0;
    let mut leaf = |id: String, (weight, questions): &Leaf| {
        let questions = questions.iter().map(|(question, answer)| {
            number += 1;
            let id = format!("q{number}");
            if !answer.is_null() || number % 7 == 0 {
                answers.insert(id.clone(), answer.clone());
            }
            let mut question = question.clone();
            question["id"] = json!(id);
            question
        });
        let questions: Vec<Value> = questions.collect();
        json!({"id": id, "title": "Leaf", "weight": raw(weight), "questions": questions})
    };
    let dimensions: Vec<Value> = top
        .iter()
        .enumerate()
        .map(|(at, (weight, leaves))| {
            if leaves.len() == 1 {
                return leaf(format!("d{at}"), &leaves[0]);
            }
            let children: Vec<Value> = leaves
                .iter()
                .enumerate()
                .map(|(child, content)| leaf(format!("d{at}-{child}"), content))
                .collect();
            json!({"id": format!("d{at}"), "title": "Group", "weight": raw(weight), "dimensions": children})
        })
        .collect();
    let stage_list: Vec<Value> =
        (0..stages).map(|at| json!({"id": format!("s{at}"), "title": "Stage"})).collect();
    let mut verdict = json!({"method": "staged", "unanswered": unanswered});
    if let Some(table) = table {
        let mut requires = Map::new();
        for of in 0..stages {
            let row: Map<String, Value> = (0..stages)
                .filter_map(|at| {
                    let (limit, over) = table[of * stages + at]?;
                    Some((format!("s{at}"), if over { json!({"over": limit.min(99)}) } else { json!(limit) }))
                })
                .collect();
            requires.insert(format!("s{of}"), Value::Object(row));
        }
        verdict["requires"] = Value::Object(requires);
    }
    let rubric = json!({
        "rubric": "made-up", "version": "1.2.3", "title": "Made up", "languages": ["en"],
        "stages": stage_list, "verdict": verdict, "dimensions": dimensions,
    });
    World { rubric, answers }
}

fn raw(number: &str) -> Value {
    serde_json::from_str(number).unwrap()
}

fn weight() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..6_u32).prop_map(|weight| weight.to_string()),
        1 => (1..400_u32).prop_map(|weight| format!("{}.{:02}", weight / 100, weight % 100)),
    ]
}

/// A question without its id, and an answer to it; null is no answer.
fn question(stages: usize) -> impl Strategy<Value = (Value, Value)> {
    let shape = (
        0..9_u8,
        prop::collection::vec(any::<bool>(), stages),
        prop::collection::vec(1..=100_u32, stages),
        weight(),
    );
    let rest = (0..4_u8, any::<u32>(), 0..10_u8, any::<bool>());
    (shape, rest).prop_map(move |((kind, used, mut values, weight), (gate, seed, give, evidence))| {
        values.sort_unstable();
        let mut question = json!({"ask": "How much?", "weight": raw(&weight), "allow_na": true});
        let object = question.as_object_mut().unwrap();
        let mut targets = Map::new();
        let mut add = |stage: usize, target: Value| {
            let mut target = if target.is_object() {
                target
            } else if kind == 0 {
                json!({"is": target})
            } else {
                json!({"at_least": target})
            };
            if gate == 0 {
                target["gate"] = if target.get("partial").is_some() && stage.is_multiple_of(2) {
                    json!("partial")
                } else {
                    json!(true)
                };
            }
            targets.insert(format!("s{stage}"), target);
        };
        let mut stages_used: Vec<usize> = (0..stages).filter(|&stage| used[stage]).collect();
        if stages_used.is_empty() {
            stages_used.push(stages - 1);
        }
        let pick = |count: u32| seed % count;
        let answer = match kind {
            0 => {
                object.insert("answer".into(), json!("yes_no"));
                for &stage in &stages_used {
                    add(stage, json!(true));
                }
                json!(seed.is_multiple_of(2))
            }
            1 | 2 => {
                object.insert("answer".into(), json!("percent"));
                for &stage in &stages_used {
                    let full = values[stage];
                    add(
                        stage,
                        if kind == 1 { json!(full) } else { json!({"at_least": full, "partial": full - 1}) },
                    );
                }
                json!(pick(101))
            }
            3 | 4 => {
                object.insert("answer".into(), json!("number"));
                object.insert("range".into(), json!([0, 120]));
                for &stage in &stages_used {
                    // Less is better, and ever less as stages rise.
                    let full = 100 - values[stage];
                    add(
                        stage,
                        if kind == 3 {
                            json!({"at_most": full, "worst": full + 17})
                        } else {
                            json!({"at_most": full, "partial": full + 10})
                        },
                    );
                }
                json!(pick(121))
            }
            5 => {
                object.insert("answer".into(), json!("ratio"));
                for &stage in &stages_used {
                    add(stage, json!(values[stage]));
                }
                let total = pick(97) + 1;
                json!({"of": seed / 97 % (total + 1), "total": total})
            }
            6 | 7 => {
                object.insert("answer".into(), json!("choice"));
                let options: Vec<Value> = (0..5)
                    .map(|at| {
                        if kind == 6 {
                            json!({"id": format!("o{at}"), "title": "Option"})
                        } else {
                            json!({"id": format!("o{at}"), "title": "Option", "value": at * 25})
                        }
                    })
                    .collect();
                object.insert("options".into(), json!(options));
                for &stage in &stages_used {
                    add(
                        stage,
                        if kind == 6 {
                            json!(format!("o{}", values[stage] / 25))
                        } else {
                            json!(values[stage])
                        },
                    );
                }
                json!(format!("o{}", pick(5)))
            }
            _ => {
                object.insert("answer".into(), json!("checklist"));
                let items: Vec<Value> = (0..4)
                    .map(|at| json!({"id": format!("i{at}"), "title": "Item", "points": at + 1}))
                    .collect();
                object.insert("items".into(), json!(items));
                for &stage in &stages_used {
                    add(stage, json!((values[stage] / 10).max(1)));
                }
                let ticked: Vec<Value> =
                    (0..4).filter(|at| seed >> at & 1 == 1).map(|at| json!(format!("i{at}"))).collect();
                json!(ticked)
            }
        };
        object.insert("targets".into(), Value::Object(targets));
        let answer = match give {
            0 | 1 => Value::Null,
            2 => json!({"na": "Does not apply here"}),
            _ if evidence => json!({"value": answer, "evidence": ["Document 1"]}),
            _ => answer,
        };
        (question, answer)
    })
}

/// The answers written as TOML.
pub fn to_toml(sheet: &Value) -> String {
    ::toml::to_string(sheet).unwrap()
}
